package com.example.acmedesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what collections and fields an Acme Desk has, by {@code GET /api/schema}. Thread-safe. */
final class AcmeDeskSchemaReader implements SchemaReader {
    private static final Map<String, FieldType> TYPES = Map.of(
            "text", FieldType.TEXT,
            "number", FieldType.NUMBER,
            "flag", FieldType.FLAG,
            "time", FieldType.INSTANT,
            "choice", FieldType.PICKLIST,
            "link", FieldType.REFERENCE);

    private final AcmeDeskApi api;

    AcmeDeskSchemaReader(AcmeDeskApi api) {
        this.api = api;
    }

    @Override
    public Optional<ObjectSchema> describe(ObjectName object) throws TargetFailure, InterruptedException {
        for (JsonNode collection : api.get(Purpose.SCHEMA, "/api/schema").path("collections")) {
            if (collection.path("name").asText().equals(object.value())) {
                List<FieldSchema> fields = new ArrayList<>();
                collection.path("fields").forEach(field -> fields.add(field(field)));
                return Optional.of(
                        new ObjectSchema(object, collection.path("label").asText(), fields));
            }
        }
        return Optional.empty();
    }

    private static FieldSchema field(JsonNode field) {
        FieldType type = TYPES.getOrDefault(field.path("type").asText(), FieldType.OTHER);
        List<String> values = new ArrayList<>();
        field.path("values").forEach(value -> values.add(value.asText()));
        String to = field.path("to").asText();
        return new FieldSchema(
                field.path("name").asText(),
                field.path("label").asText(),
                type,
                field.path("max").asInt(),
                field.path("required").asBoolean(),
                true,
                true,
                field.path("unique").asBoolean(),
                type == FieldType.PICKLIST,
                values,
                to.isEmpty() ? List.of() : List.of(new ObjectName(to)));
    }
}
