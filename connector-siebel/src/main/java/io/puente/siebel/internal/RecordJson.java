package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.spi.Change;
import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** Changes as records of an array call: every value is a text, and nothing is ever null. */
final class RecordJson {
    private final ZoneId zone;
    private final EmojiPolicy emoji;
    private final Map<String, Integer> lengths;

    /** @param lengths characters a field holds, where known */
    RecordJson(ZoneId zone, EmojiPolicy emoji, Map<String, Integer> lengths) {
        this.zone = zone;
        this.emoji = emoji;
        this.lengths = lengths;
    }

    ObjectNode of(Row row) {
        Change change = row.change();
        ObjectNode record = SiebelApi.JSON.createObjectNode();
        if (row.id() != null) {
            record.put("Id", row.id());
        }
        if (row.withKey()) {
            record.put(change.key().field(), change.key().value());
        }
        change.fields().forEach((field, value) -> record.put(field, text(field, value)));
        change.references().forEach(reference -> record.put(reference.field(), reference.recordId()));
        return record;
    }

    String text(String field, FieldValue given) {
        return given.match(new FieldValue.Cases<>() {
            @Override
            public String text(String value) {
                return EmojiText.apply(emoji, value, () -> lengths.getOrDefault(field, 0));
            }

            @Override
            public String number(BigDecimal value) {
                return value.toPlainString();
            }

            @Override
            public String flag(boolean value) {
                return value ? "Y" : "N";
            }

            @Override
            public String instant(Instant value) {
                return SiebelDates.text(value, zone);
            }

            @Override
            public String cleared() {
                return "";
            }
        });
    }
}
