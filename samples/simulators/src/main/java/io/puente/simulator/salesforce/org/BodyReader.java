package io.puente.simulator.salesforce.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.RecordId;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of one row into field values: names, rights, types, and parents named by their external id. */
final class BodyReader {
    private final Org org;

    BodyReader(Org org) {
        this.org = org;
    }

    /** @return in order of appearance; null blanks a field, absent fields stay alone */
    Map<Field, @Nullable Object> read(Caller caller, SObjectType type, ObjectNode body, boolean create) {
        Access access = org.access(caller.userId());
        Map<Field, @Nullable Object> values = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        body.fields().forEachRemaining(entry -> {
            String name = entry.getKey();
            if (name.equals("attributes")) {
                return;
            }
            Field field = visible(type, type.field(name), access);
            if (field == null) {
                Field reference = visible(type, type.relationship(name), access);
                if (reference == null
                        || !(entry.getValue().isObject() || entry.getValue().isNull())) {
                    throw noSuchColumn(type, name);
                }
                field = reference;
                if (writable(type, field, access, create, refused)) {
                    values.put(field, entry.getValue().isNull() ? null : parent(reference, entry.getValue()));
                }
                return;
            }
            if (writable(type, field, access, create, refused)) {
                values.put(field, ValueReader.read(org.schema(), field, entry.getValue()));
            }
        });
        if (!refused.isEmpty()) {
            throw new ApiException(ApiError.of(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + String.join(", ", refused)
                            + ". Please check the security settings of this field and verify that it is read/write for"
                            + " your profile or permission set.",
                    refused.toArray(String[]::new)));
        }
        return values;
    }

    static ApiException noSuchColumn(SObjectType type, String name) {
        return new ApiException("INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type);
    }

    private static @Nullable Field visible(SObjectType type, @Nullable Field field, Access access) {
        return field == null || !access.sees(type, field) ? null : field;
    }

    private static boolean writable(
            SObjectType type, Field field, Access access, boolean create, List<String> refused) {
        if (create && field.type() == FieldType.ID) {
            throw new ApiException("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id");
        }
        boolean allowed = field.is(create ? FieldFlag.CREATEABLE : FieldFlag.UPDATEABLE) && access.edits(type, field);
        if (!allowed) {
            refused.add(field.name());
        }
        return allowed;
    }

    /** {@code "Case__r": {"Key__c": "…"}}, with attributes where several objects could be meant. */
    private String parent(Field reference, JsonNode json) {
        String object = json.path("attributes")
                .path("type")
                .asText(reference.referenceTo().get(0));
        SObjectType type = org.schema().type(object);
        if (type == null || !reference.mayReferTo(type.name())) {
            throw new ApiException("INVALID_TYPE", "sObject type '" + object + "' is not supported.", reference.name());
        }
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        names.remove("attributes");
        if (names.size() != 1) {
            throw new ApiException(
                    "INVALID_FIELD",
                    (names.isEmpty() ? "No" : "More than 1") + " field provided in an external foreign key reference in"
                            + " entity: " + type);
        }
        Field key = type.field(names.get(0));
        if (key == null || !key.key()) {
            throw new ApiException(
                    "INVALID_FIELD", names.get(0) + " is not an External ID or indexed field for " + type);
        }
        Object value = ValueReader.read(org.schema(), key, json.path(names.get(0)));
        List<Row> found = find(org.tables().of(type), key, value);
        if (found.size() != 1) {
            String problem = found.isEmpty() ? "not found" : "is not unique";
            throw new ApiException(
                    "INVALID_FIELD",
                    "Foreign key external ID: "
                            + json.path(names.get(0)).asText().toLowerCase(Locale.ROOT) + " " + problem + " for field "
                            + key.name() + " in entity " + type);
        }
        return found.get(0).id();
    }

    private static List<Row> find(Table table, Field key, @Nullable Object value) {
        if (key.type() == FieldType.ID) {
            String id = value instanceof String text ? RecordId.normalise(text) : null;
            Row row = id == null ? null : table.get(id);
            return row == null ? List.of() : List.of(row);
        }
        return table.find(key, value);
    }
}
