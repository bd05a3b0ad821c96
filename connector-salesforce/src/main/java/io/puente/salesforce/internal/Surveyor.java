package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares an organisation with our schema, by describe and two queries; changes nothing. */
final class Surveyor {
    private final SalesforceApi api;
    private final SalesforceSchemaReader reader;

    Surveyor(SalesforceApi api) {
        this.api = api;
        this.reader = new SalesforceSchemaReader(api);
    }

    OrgSurvey survey() throws TargetFailure, InterruptedException {
        Map<String, String> sets = permissionSets();
        boolean assigned = sets.containsKey(PuenteSchema.CONNECTOR) && assigned(sets.get(PuenteSchema.CONNECTOR));
        List<SchemaObject> newObjects = new ArrayList<>();
        Map<SchemaObject, List<SchemaField>> fields = new LinkedHashMap<>();
        Map<String, String> conflicts = new LinkedHashMap<>();
        boolean originMissing = false;
        boolean grantsIncomplete = false;
        for (SchemaObject object : PuenteSchema.OBJECTS) {
            Optional<JsonNode> described = reader.raw(object.name(), Purpose.PROVISION);
            if (described.isEmpty()) {
                newObjects.add(object);
                fields.put(object, object.fields());
                continue;
            }
            Map<String, JsonNode> there = new HashMap<>();
            described
                    .get()
                    .path("fields")
                    .forEach(field -> there.put(field.path("name").asText(), field));
            grantsIncomplete |= !described.get().path("createable").asBoolean(true);
            for (SchemaField field : object.fields()) {
                JsonNode found = there.get(field.name());
                if (found == null || fits(field, found)) {
                    grantsIncomplete |=
                            found != null && !found.path("updateable").asBoolean();
                }
                if (found == null || (sameType(field, found) && !fits(field, found))) {
                    fields.computeIfAbsent(object, any -> new ArrayList<>()).add(field);
                } else if (!sameType(field, found)) {
                    conflicts.put(
                            object.name() + "." + field.name(),
                            "has type " + found.path("type").asText() + " and cannot become " + field.describedAs());
                }
            }
            if (object.name().equals("Case")) {
                originMissing = !hasOrigin(there.get("Origin"));
            }
        }
        return new OrgSurvey(newObjects, fields, conflicts, originMissing, sets, grantsIncomplete, assigned);
    }

    private static boolean sameType(SchemaField field, JsonNode found) {
        return found.path("type").asText().equals(field.describedAs());
    }

    private static boolean fits(SchemaField field, JsonNode found) {
        if (!sameType(field, found)) {
            return false;
        }
        return switch (field.type()) {
            case KEY ->
                found.path("unique").asBoolean()
                        && found.path("externalId").asBoolean()
                        && found.path("caseSensitive").asBoolean()
                        && found.path("length").asInt() >= field.length();
            case TEXT, LONG_TEXT -> found.path("length").asInt() >= field.length();
            case NUMBER -> found.path("precision").asInt() >= field.length();
            case PHONE, MOMENT, PICKLIST, MASTER, LOOKUP -> true;
        };
    }

    private static boolean hasOrigin(@org.jspecify.annotations.Nullable JsonNode origin) {
        if (origin == null) {
            return false;
        }
        for (JsonNode value : origin.path("picklistValues")) {
            if (value.path("value").asText().equals(PuenteSchema.CASE_ORIGIN)
                    && value.path("active").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> permissionSets() throws TargetFailure, InterruptedException {
        Map<String, String> ids = new LinkedHashMap<>();
        String soql = "SELECT Id,Name FROM PermissionSet WHERE Name IN " + Soql.list(PermissionSetXml.names());
        for (JsonNode row : Soql.rows(api, Purpose.PROVISION, soql)) {
            ids.put(row.path("Name").asText(), row.path("Id").asText());
        }
        return ids;
    }

    private boolean assigned(@org.jspecify.annotations.Nullable String setId)
            throws TargetFailure, InterruptedException {
        String soql = "SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = "
                + Soql.literal(api.transport().session().userId()) + " AND PermissionSetId = "
                + Soql.literal(String.valueOf(setId));
        return !Soql.rows(api, Purpose.PROVISION, soql).isEmpty();
    }
}
