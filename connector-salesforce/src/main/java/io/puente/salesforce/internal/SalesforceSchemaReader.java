package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FieldValue;
import io.puente.spi.HttpReply;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes objects as our user sees them: a field without permission is not there. */
public final class SalesforceSchemaReader implements SchemaReader {
    private final SalesforceApi api;

    public SalesforceSchemaReader(SalesforceApi api) {
        this.api = api;
    }

    @Override
    public Optional<ObjectSchema> describe(ObjectName object) throws TargetFailure, InterruptedException {
        return raw(object.value(), Purpose.SCHEMA).map(SalesforceSchemaReader::schema);
    }

    @Override
    public Optional<String> taken(FieldSchema field, FieldValue value) {
        return value.match(new SalesforceValues(field));
    }

    Optional<JsonNode> raw(String object, Purpose purpose) throws TargetFailure, InterruptedException {
        SalesforceCall call = SalesforceCall.get(purpose, api.path("/sobjects/" + Soql.name(object) + "/describe"));
        HttpReply reply = api.send(call);
        if (reply.status() == 404
                && api.failures().errors(reply).stream()
                        .anyMatch(error -> error.code().equals("NOT_FOUND"))) {
            return Optional.empty();
        }
        if (!reply.success()) {
            throw api.failures().of(reply);
        }
        JsonNode described = SalesforceApi.read(call, reply);
        if (!described.path("fields").isArray()) {
            throw SalesforceApi.unreadable(call);
        }
        return Optional.of(described);
    }

    private static ObjectSchema schema(JsonNode described) {
        List<FieldSchema> fields = new ArrayList<>();
        // What our user may not do with any record is said of the object alone.
        boolean creates = described.path("createable").asBoolean(true);
        boolean updates = described.path("updateable").asBoolean(true);
        described.path("fields").forEach(field -> fields.add(field(field, creates, updates)));
        return new ObjectSchema(
                new ObjectName(described.path("name").asText()),
                described.path("label").asText(""),
                fields);
    }

    private static FieldSchema field(JsonNode field, boolean creates, boolean updates) {
        boolean createable = creates && field.path("createable").asBoolean();
        FieldType type = type(field.path("type").asText());
        List<String> values = new ArrayList<>();
        for (JsonNode value : field.path("picklistValues")) {
            if (value.path("active").asBoolean()) {
                values.add(value.path("value").asText());
            }
        }
        List<ObjectName> parents = new ArrayList<>();
        field.path("referenceTo").forEach(parent -> parents.add(new ObjectName(parent.asText())));
        return new FieldSchema(
                field.path("name").asText(),
                field.path("label").asText(""),
                type,
                type == FieldType.TEXT || type == FieldType.PICKLIST
                        ? field.path("length").asInt()
                        : 0,
                createable
                        && !field.path("nillable").asBoolean()
                        && !field.path("defaultedOnCreate").asBoolean(),
                createable,
                updates && field.path("updateable").asBoolean(),
                field.path("externalId").asBoolean() && field.path("unique").asBoolean(),
                field.path("restrictedPicklist").asBoolean(),
                values,
                parents);
    }

    private static FieldType type(String name) {
        return switch (name) {
            case "string", "textarea", "phone", "email", "url", "encryptedstring", "combobox", "id" -> FieldType.TEXT;
            case "int", "long", "double", "currency", "percent" -> FieldType.NUMBER;
            case "boolean" -> FieldType.FLAG;
            case "datetime" -> FieldType.INSTANT;
            case "date" -> FieldType.DATE;
            case "picklist", "multipicklist" -> FieldType.PICKLIST;
            case "reference" -> FieldType.REFERENCE;
            default -> FieldType.OTHER;
        };
    }
}
