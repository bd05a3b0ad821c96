package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.connector.KeysPerAddress;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads records by SOQL, as many in one call as its address may name. */
public final class SoqlRecordReader implements RecordReader {
    // Salesforce takes 16,384 bytes of address and headers; the token alone may have 2,000.
    private static final int LONGEST_ADDRESS = 12_000;
    // A key of ours takes 35 characters of it, which leaves 1,500 for the names of fields.
    private static final int KEYS_PER_CALL = 300;

    private final SalesforceApi api;
    private final Purpose purpose;

    public SoqlRecordReader(SalesforceApi api, Purpose purpose) {
        this.api = api;
        this.purpose = purpose;
    }

    @Override
    public int keysPerCall() {
        return KEYS_PER_CALL;
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
        Set<String> columns = new LinkedHashSet<>(List.of("Id", Soql.name(keyField)));
        fields.forEach(field -> columns.add(Soql.name(field)));
        String select = "SELECT " + String.join(",", columns) + " FROM " + Soql.name(object.value()) + " WHERE "
                + Soql.name(where) + " IN ";
        List<Found> found = new ArrayList<>();
        KeysPerAddress room = new KeysPerAddress(
                LONGEST_ADDRESS - Soql.encoded(select).length(),
                Integer.MAX_VALUE,
                value -> Soql.encoded(Soql.literal(value) + ",").length());
        for (List<String> chunk : room.calls(values)) {
            for (JsonNode row : Soql.rows(api, purpose, select + Soql.list(chunk))) {
                found.add(found(row, keyField, fields));
            }
        }
        return found;
    }

    private static Found found(JsonNode row, String keyField, Set<String> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields) {
            JsonNode value = row;
            for (String part : field.split("\\.")) {
                value = value.path(part);
            }
            if (value.isValueNode() && !value.isNull()) {
                values.put(field, value.asText());
            }
        }
        String key = row.path(keyField).isTextual() ? row.path(keyField).textValue() : null;
        return new Found(row.path("Id").asText(), key, values);
    }
}
