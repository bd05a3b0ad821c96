package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.connector.KeysPerAddress;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads records by OData queries, as many in one call as its address may name. */
public final class ODataRecordReader implements RecordReader {
    // Dataverse takes addresses of 32 KiB; a key of ours takes 33 characters of it, encoded, and an id 43.
    private static final int KEYS_PER_CALL = 500;
    private static final int LONGEST_ADDRESS = 30_000;

    private static final Pattern LOOKUP = Pattern.compile("_(.+)_value");

    private final DynamicsApi api;
    private final Tables tables;
    private final Purpose purpose;

    public ODataRecordReader(DynamicsApi api, Tables tables, Purpose purpose) {
        this.api = api;
        this.tables = tables;
        this.purpose = purpose;
    }

    @Override
    public int keysPerCall() {
        return KEYS_PER_CALL;
    }

    @Override
    public List<Found> byKey(ObjectName object, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException {
        return values.isEmpty() ? List.of() : read(object, keyField, keyField, values, fields);
    }

    @Override
    public List<Found> byId(ObjectName object, Collection<String> recordIds, String keyField, Set<String> fields)
            throws TargetFailure, InterruptedException {
        return recordIds.isEmpty() ? List.of() : read(object, "", keyField, recordIds, fields);
    }

    /** Lookups are read under a name of their own. */
    @Override
    public Optional<String> lookup(ObjectName object, String field) {
        boolean party =
                tables.known(object.value()).filter(table -> table.party(field)).isPresent();
        return party ? Optional.empty() : Optional.of("_" + field + "_value");
    }

    /** Options are read as numbers and may have been written as labels. */
    @Override
    public boolean same(ObjectName object, String field, FieldValue written, @Nullable String read) {
        boolean choice = tables.known(object.value())
                .flatMap(table -> table.column(field))
                .filter(TableColumn::choice)
                .isPresent();
        if (choice && written instanceof FieldValue.Text text) {
            return tables.knownChoices(object.value())
                    .flatMap(choices -> choices.value(field, text.value()))
                    .map(String::valueOf)
                    .filter(number -> number.equals(read))
                    .isPresent();
        }
        return RecordReader.super.same(object, field, written, read);
    }

    private List<Found> read(
            ObjectName object, String where, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException {
        Table table = tables.table(object.value());
        if (fields.stream().flatMap(field -> table.column(field).stream()).anyMatch(TableColumn::choice)) {
            tables.choices(object.value());
        }
        Set<String> columns = new LinkedHashSet<>(List.of(table.primaryId(), OData.name(keyField)));
        fields.stream().filter(field -> !partyLookup(table, field)).forEach(field -> columns.add(column(table, field)));
        String select = "/" + table.setName() + "?$select=" + String.join(",", columns) + "&$filter=";
        String property = where.isEmpty() ? table.primaryId() : where;
        List<Found> found = new ArrayList<>();
        KeysPerAddress room = new KeysPerAddress(
                LONGEST_ADDRESS - select.length(),
                KEYS_PER_CALL,
                value -> OData.encoded(OData.literal(value) + ",").length());
        for (List<String> chunk : room.calls(values)) {
            for (JsonNode row : OData.rows(api, purpose, select + OData.encoded(OData.in(property, chunk)))) {
                found.add(found(table, row, keyField, fields));
            }
        }
        return found;
    }

    /** A name that {@link #lookup} gave before the table was known; parties cannot be read so. */
    private static boolean partyLookup(Table table, String field) {
        Matcher name = LOOKUP.matcher(field);
        return name.matches() && table.party(name.group(1));
    }

    private static String column(Table table, String field) {
        OData.name(field);
        return table.column(field).filter(TableColumn::lookup).isPresent() ? "_" + field + "_value" : field;
    }

    private static Found found(Table table, JsonNode row, String keyField, Set<String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields) {
            JsonNode value = row.path(column(table, field));
            if (value.isValueNode() && !value.isNull()) {
                values.put(field, value.asText());
            }
        }
        String key = row.path(keyField).isTextual() ? row.path(keyField).textValue() : null;
        return new Found(row.path(table.primaryId()).asText(), key, values);
    }
}
