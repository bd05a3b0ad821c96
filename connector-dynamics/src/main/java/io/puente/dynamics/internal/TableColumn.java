package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A column as the environment describes it.
 *
 * @param type Dataverse's {@code AttributeType}: {@code String}, {@code Picklist}, {@code Lookup} …
 * @param required people's forms demand a value
 */
record TableColumn(
        String name,
        String type,
        String label,
        boolean required,
        boolean creatable,
        boolean updatable,
        boolean custom) {

    static TableColumn of(JsonNode attribute) {
        String level = attribute.path("RequiredLevel").path("Value").asText("None");
        return new TableColumn(
                attribute.path("LogicalName").asText(),
                attribute.path("AttributeType").asText(),
                label(attribute.path("DisplayName")),
                // What the system requires (owner, state, ids) it sets itself; people's forms demand the rest.
                level.equals("ApplicationRequired"),
                attribute.path("IsValidForCreate").asBoolean(true),
                attribute.path("IsValidForUpdate").asBoolean(true),
                attribute.path("IsCustomAttribute").asBoolean(false));
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
