package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.connector.KeysPerAddress;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads records by search specification, as many in one call as its address may name. Thread-safe. */
public final class SearchRecordReader implements RecordReader {
    private static final int OR = SiebelCall.encoded(" OR ").length();

    private final SiebelApi api;
    private final SiteNames names;
    private final EmojiPolicy emoji;
    private final UserZone zone;
    private final Purpose purpose;

    public SearchRecordReader(SiebelApi api, SiteNames names, EmojiPolicy emoji, UserZone zone, Purpose purpose) {
        this.api = api;
        this.names = names;
        this.emoji = emoji;
        this.zone = zone;
        this.purpose = purpose;
    }

    /** A key of ours and its part of the expression take about 70 bytes of the address. */
    @Override
    public int keysPerCall() {
        return Math.min(SiebelPage.ROWS - 1, Math.max(1, (api.longestAddress() - 600) / 70));
    }

    @Override
    public boolean same(ObjectName object, String field, FieldValue written, @Nullable String read) {
        if (written instanceof FieldValue.Moment moment && read != null) {
            try {
                return SiebelDates.instant(read, zone.zone())
                        .equals(moment.value().truncatedTo(ChronoUnit.SECONDS));
            } catch (DateTimeException e) {
                return false;
            }
        }
        if (emoji != EmojiPolicy.KEEP && written instanceof FieldValue.Text text) {
            String plain = EmojiText.apply(EmojiPolicy.STRIP, text.value(), () -> 0);
            if (emoji == EmojiPolicy.STRIP) {
                return RecordReader.super.same(object, field, FieldValue.text(plain), read);
            }
            if (!plain.equals(text.value())) {
                return read != null && EmojiText.describedAs(kept(text.value()), kept(read));
            }
        }
        return RecordReader.super.same(object, field, written, read);
    }

    /** Siebel drops white space at the ends; line ends depend on the database. */
    private static String kept(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    @Override
    public List<Found> byKey(ObjectName object, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException {
        return read(object, keyField, keyField, values, fields);
    }

    @Override
    public List<Found> byId(ObjectName object, Collection<String> recordIds, String keyField, Set<String> fields)
            throws TargetFailure, InterruptedException {
        return read(object, "Id", keyField, recordIds, fields);
    }

    private List<Found> read(
            ObjectName object, String where, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException {
        Set<String> columns = new LinkedHashSet<>(List.of("Id", Searchspec.name(keyField)));
        fields.forEach(field -> columns.add(Searchspec.name(field)));
        String searched = names.searchName(object.value(), where);
        // What cannot be searched for is no key or id that we or Siebel ever made.
        Set<String> wanted = new LinkedHashSet<>(values);
        wanted.removeIf(value -> !Searchspec.searchable(value));
        Map<String, String> query = SiebelPage.query(names, object.value(), String.join(",", columns), "");
        query.put("sortspec", "Id:asc");
        KeysPerAddress room = new KeysPerAddress(
                api.longestAddress()
                        - SiebelCall.get(purpose, object.value(), query)
                                .address(true)
                                .length(),
                // As many as fit on one page, since a key is one record: a second page costs a call.
                SiebelPage.ROWS - 1,
                value -> SiebelCall.encoded(Searchspec.equal(searched, value)).length() + OR);
        List<Found> found = new ArrayList<>();
        for (List<String> chunk : room.calls(wanted)) {
            query.put("searchspec", Searchspec.anyOf(searched, chunk));
            for (JsonNode row : SiebelPage.all(api, purpose, object.value(), query)) {
                found.add(found(row, keyField, fields));
            }
        }
        return found;
    }

    private static Found found(JsonNode row, String keyField, Set<String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields) {
            String value = SiebelPage.text(row, field);
            if (!value.isEmpty()) {
                values.put(field, value);
            }
        }
        String key = SiebelPage.text(row, keyField);
        return new Found(SiebelPage.text(row, "Id"), key.isEmpty() ? null : key, values);
    }
}
