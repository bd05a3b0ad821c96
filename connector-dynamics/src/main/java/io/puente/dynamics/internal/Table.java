package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table as the environment describes it.
 *
 * @param setName its name in addresses; never made of the logical name, whose plural follows no rule
 * @param keys columns that alone make up an alternate key whose index is ready
 * @param pendingKeys those whose index is not
 * @param navigations for each lookup column the name by which a record of the parent table is bound; case matters
 */
record Table(
        String name,
        String setName,
        String primaryId,
        String label,
        boolean activity,
        Map<String, TableColumn> columns,
        Set<String> keys,
        Set<String> pendingKeys,
        Map<String, Map<String, String>> navigations) {

    /** Columns of an activity that hold people, and how each takes part. */
    static final Map<String, Integer> PARTIES = Map.of(
            "from", 1,
            "to", 2,
            "cc", 3,
            "bcc", 4,
            "requiredattendees", 5,
            "optionalattendees", 6,
            "organizer", 7,
            "resources", 10,
            "customers", 11);

    static final String INCIDENT = "incident";

    static String query(String name) {
        return "/EntityDefinitions(LogicalName='" + OData.name(name) + "')?$select=LogicalName,EntitySetName,"
                + "PrimaryIdAttribute,PrimaryNameAttribute,IsActivity,DisplayName"
                + "&$expand=Attributes($select=LogicalName,AttributeType,DisplayName,RequiredLevel,IsValidForCreate,"
                + "IsValidForUpdate,IsCustomAttribute,IsSecured),Keys($select=LogicalName,KeyAttributes,EntityKeyIndexStatus),"
                + "ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,"
                + "ReferencingEntityNavigationPropertyName)";
    }

    static Table of(JsonNode definition) {
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        for (JsonNode attribute : definition.path("Attributes")) {
            TableColumn column = TableColumn.of(attribute);
            columns.put(column.name(), column);
        }
        Set<String> keys = new HashSet<>();
        Set<String> pending = new HashSet<>();
        for (JsonNode key : definition.path("Keys")) {
            JsonNode of = key.path("KeyAttributes");
            if (of.size() == 1) {
                boolean ready = key.path("EntityKeyIndexStatus").asText("").equals("Active");
                (ready ? keys : pending).add(of.path(0).asText());
            }
        }
        Map<String, Map<String, String>> navigations = new HashMap<>();
        for (JsonNode relationship : definition.path("ManyToOneRelationships")) {
            navigations
                    .computeIfAbsent(relationship.path("ReferencingAttribute").asText(), any -> new LinkedHashMap<>())
                    .put(
                            relationship.path("ReferencedEntity").asText(),
                            relationship
                                    .path("ReferencingEntityNavigationPropertyName")
                                    .asText());
        }
        return new Table(
                definition.path("LogicalName").asText(),
                definition.path("EntitySetName").asText(),
                definition.path("PrimaryIdAttribute").asText(),
                TableColumn.label(definition.path("DisplayName")),
                definition.path("IsActivity").asBoolean(false),
                columns,
                keys,
                pending,
                navigations);
    }

    Optional<TableColumn> column(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    boolean party(String column) {
        return activity && PARTIES.containsKey(column);
    }

    /** How records are addressed by our key: by the alternate key, or by an id made of the key. */
    boolean addressedBy(String keyColumn) {
        return keys.contains(keyColumn);
    }

    /**
     * Whether no two records share a value. Alternate keys are not documented for activities, so their records get an id
     * made of the key, and any text column of their own may keep it for people and look-ups.
     */
    boolean unique(String column) {
        return keys.contains(column)
                || (activity
                        && column(column).filter(c -> c.custom() && c.text()).isPresent());
    }

    /** {@code incidents(puente_engagementkey='…')} or {@code puente_whatsappmessages(<id>)}. */
    String byKey(String keyColumn, String key) {
        return addressedBy(keyColumn)
                ? setName + "(" + keyColumn + "=" + OData.encoded(OData.literal(key)) + ")"
                : byId(NameUuid.of(name, key));
    }

    String byId(String id) {
        return setName + "(" + id + ")";
    }
}
