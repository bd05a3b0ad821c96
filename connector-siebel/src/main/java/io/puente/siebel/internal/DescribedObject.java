package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.FieldType;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The one component a describe is about, found among the schemas of its document (OpenAPI 3 or Swagger 2). */
final class DescribedObject {
    private static final String TYPE = "x-siebel-datatype";

    private final ObjectName object;
    private final JsonNode schema;

    private DescribedObject(ObjectName object, JsonNode schema) {
        this.object = object;
        this.schema = schema;
    }

    static DescribedObject of(ObjectName object, JsonNode document) throws TargetFailure {
        JsonNode schemas = document.path("components").has("schemas")
                ? document.path("components").path("schemas")
                : document.path("definitions");
        String wanted = letters("data/" + object.value());
        JsonNode best = null;
        for (Map.Entry<String, JsonNode> entry : schemas.properties()) {
            JsonNode candidate = entry.getValue();
            if (fieldsOf(candidate) == 0) {
                continue;
            }
            if (letters(entry.getKey()).equals(wanted)) {
                return new DescribedObject(object, candidate);
            }
            if (best == null || fieldsOf(candidate) > fieldsOf(best)) {
                best = candidate;
            }
        }
        if (best == null) {
            throw TargetFailure.unavailable("unreadable", "Siebel's description of a component names no field.");
        }
        return new DescribedObject(object, best);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Fields in the sense of Siebel: links and children have no data type. */
    private static int fieldsOf(JsonNode schema) {
        int count = 0;
        for (JsonNode property : schema.path("properties")) {
            count += property.has(TYPE) ? 1 : 0;
        }
        return count;
    }

    String label() {
        String component = object.value().substring(object.value().lastIndexOf('/') + 1);
        return schema.path("title").asText(component);
    }

    List<String> fields() {
        List<String> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(entry -> {
            if (entry.getValue().has(TYPE)) {
                fields.add(entry.getKey());
            }
        });
        return fields;
    }

    int length(String field) {
        JsonNode property = property(field);
        int length =
                property.path("x-maxLength").asInt(property.path("maxLength").asInt(0));
        return textual(property) ? length : 0;
    }

    /** @param lists values by list; a list that is missing was not readable */
    FieldSchema schema(String field, SiteNames names, Map<String, List<String>> lists) {
        JsonNode property = property(field);
        List<String> values = new ArrayList<>();
        property.path("enum").forEach(value -> values.add(value.asText()));
        String list = names.picklists().get(object.value() + "." + field);
        if (list != null) {
            values.addAll(lists.getOrDefault(list, List.of()));
        }
        String parent = names.parents().get(field);
        FieldType type = !values.isEmpty()
                ? FieldType.PICKLIST
                : parent != null && textual(property) ? FieldType.REFERENCE : type(property);
        boolean writable = !property.path("x-siebel-readOnly").asBoolean(false)
                && !property.path("readOnly").asBoolean(false)
                && !names.isProtected(field);
        return new FieldSchema(
                field,
                property.path("title").asText(field),
                type,
                type == FieldType.TEXT ? length(field) : 0,
                required(field),
                writable,
                writable,
                names.keyFields().contains(field),
                !values.isEmpty(),
                values,
                type == FieldType.REFERENCE && parent != null ? List.of(new ObjectName(parent)) : List.of());
    }

    private boolean required(String field) {
        for (JsonNode name : schema.path("required")) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode property(String field) {
        return schema.path("properties").path(field);
    }

    private static boolean textual(JsonNode property) {
        return type(property) == FieldType.TEXT;
    }

    private static FieldType type(JsonNode property) {
        return switch (property.path(TYPE).asText()) {
            case "DTYPE_TEXT", "DTYPE_ID", "DTYPE_PHONE", "DTYPE_NOTE", "DTYPE_CLOB" -> FieldType.TEXT;
            case "DTYPE_BOOL" -> FieldType.FLAG;
            case "DTYPE_DATE" -> FieldType.DATE;
            case "DTYPE_DATETIME", "DTYPE_UTCDATETIME" -> FieldType.INSTANT;
            case "DTYPE_INTEGER", "DTYPE_NUMBER", "DTYPE_CURRENCY" -> FieldType.NUMBER;
            default -> FieldType.OTHER;
        };
    }
}
