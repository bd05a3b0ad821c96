package io.puente.siebel.internal;

import io.puente.spi.FieldValue;
import io.puente.spi.SchemaReader.FieldSchema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;

/** What a field of Siebel takes: every value travels as a text, and the type of the field decides whether it can be read. */
final class SiebelValues {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM/dd/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private SiebelValues() {}

    static Optional<String> taken(FieldSchema field, FieldValue value, EmojiPolicy emoji) {
        // The zone changes a time but not its form.
        String text = new RecordJson(ZoneOffset.UTC, emoji, Map.of(field.name(), field.maxLength()))
                .text(field.name(), value);
        return text.isEmpty() || readable(field, text) ? Optional.of(text) : Optional.empty();
    }

    private static boolean readable(FieldSchema field, String text) {
        try {
            return switch (field.type()) {
                case TEXT, PICKLIST, REFERENCE, OTHER -> true;
                case FLAG -> text.equals("Y") || text.equals("N");
                case NUMBER -> new BigDecimal(text).precision() > 0;
                case DATE, INSTANT ->
                    (text.length() == 10 ? LocalDate.parse(text, DAY) : SiebelDates.local(text)) != null;
            };
        } catch (DateTimeException | NumberFormatException e) {
            return false;
        }
    }
}
