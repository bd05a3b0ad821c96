package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A column as the environment describes it.
 *
 * @param type Dataverse's {@code AttributeType}: {@code String}, {@code Picklist}, {@code Lookup} …
 * @param required the platform refuses a new row without a value; what people's forms demand, it does not
 * @param secured only users to whom a profile gives it may read or write it
 * @param id of its description
 */
record TableColumn(
        String name,
        String type,
        String label,
        boolean required,
        boolean creatable,
        boolean updatable,
        boolean custom,
        boolean secured,
        String id) {

    // The platform fills these by itself, whatever level it shows for them.
    private static final Set<String> FILLED = Set.of(
            "Uniqueidentifier",
            "Owner",
            "State",
            "Status",
            "Boolean",
            "EntityName",
            "BigInt",
            "Virtual",
            "ManagedProperty");

    static TableColumn of(JsonNode attribute) {
        String level = attribute.path("RequiredLevel").path("Value").asText("None");
        return new TableColumn(
                attribute.path("LogicalName").asText(),
                attribute.path("AttributeType").asText(),
                label(attribute.path("DisplayName")),
                level.equals("SystemRequired")
                        && !FILLED.contains(attribute.path("AttributeType").asText()),
                attribute.path("IsValidForCreate").asBoolean(true),
                attribute.path("IsValidForUpdate").asBoolean(true),
                attribute.path("IsCustomAttribute").asBoolean(false),
                attribute.path("IsSecured").asBoolean(false),
                attribute.path("MetadataId").asText());
    }

    /** The label in our user's language, or any. */
    static String label(JsonNode labels) {
        JsonNode user = labels.path("UserLocalizedLabel").path("Label");
        return user.isTextual()
                ? user.textValue()
                : labels.path("LocalizedLabels").path(0).path("Label").asText("");
    }

    boolean choice() {
        return type.equals("Picklist") || type.equals("State") || type.equals("Status");
    }

    boolean text() {
        return type.equals("String") || type.equals("Memo");
    }

    boolean lookup() {
        return type.equals("Lookup") || type.equals("Customer") || type.equals("Owner");
    }
}
