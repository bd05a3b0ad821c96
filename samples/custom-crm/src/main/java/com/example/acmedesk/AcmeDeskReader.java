package com.example.acmedesk;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Reads records by {@code GET /api/{collection}}, a hundred in one call. Thread-safe. */
final class AcmeDeskReader implements RecordReader {
    private static final int VALUES_PER_CALL = 100;

    private final AcmeDeskApi api;
    private final Purpose purpose;

    AcmeDeskReader(AcmeDeskApi api, Purpose purpose) {
        this.api = api;
        this.purpose = purpose;
    }

    @Override
    public List<Found> byKey(ObjectName object, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException {
        AcmeDeskWriter.requireKeyField(keyField);
        return read(object, AcmeDeskWriter.KEY, values, fields);
    }

    @Override
    public List<Found> byId(ObjectName object, Collection<String> recordIds, String keyField, Set<String> fields)
            throws TargetFailure, InterruptedException {
        AcmeDeskWriter.requireKeyField(keyField);
        return read(object, "id", recordIds, fields);
    }

    @Override
    public int keysPerCall() {
        return VALUES_PER_CALL;
    }

    private List<Found> read(ObjectName object, String by, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException {
        String start = "/api/" + AcmeDeskApi.encoded(object.value()) + "?fields="
                + AcmeDeskApi.encoded(String.join(",", fields)) + "&" + by + "=";
        List<String> wanted = List.copyOf(new LinkedHashSet<>(values));
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += VALUES_PER_CALL) {
            List<String> part = wanted.subList(from, Math.min(wanted.size(), from + VALUES_PER_CALL));
            // Neither our keys nor Acme Desk's ids hold a comma.
            JsonNode answer = api.get(purpose, start + AcmeDeskApi.encoded(String.join(",", part)));
            if (!answer.path("items").isArray()) {
                throw TargetFailure.unavailable("unreadable", "Acme Desk answered without items");
            }
            answer.path("items").forEach(item -> found.add(found(item, fields)));
        }
        return found;
    }

    private static Found found(JsonNode item, Set<String> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : fields) {
            String text = item.path(field).asText("");
            // An empty field is missing in the answer to core, too.
            if (!item.path(field).isNull() && !text.isEmpty()) {
                texts.put(field, text);
            }
        }
        return new Found(item.path("id").asText(), item.path(AcmeDeskWriter.KEY).textValue(), texts);
    }
}
