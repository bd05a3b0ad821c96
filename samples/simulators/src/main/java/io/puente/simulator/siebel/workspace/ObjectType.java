package io.puente.simulator.siebel.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A type of repository objects such as Applet, with the types of the objects within. Immutable. */
public record ObjectType(String name, Map<String, Property> properties, Map<String, ObjectType> children) {
    static final String NAME = "Name";

    /** @param length most characters */
    public record Property(String name, int length, boolean required) {}

    public ObjectType {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    static ObjectType fromJson(JsonNode json) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (JsonNode each : json.path("properties")) {
            String name = each.path("name").asText();
            properties.put(
                    name,
                    new Property(
                            name,
                            each.path("length").asInt(),
                            each.path("required").asBoolean()));
        }
        return new ObjectType(json.path("name").asText(), properties, listFromJson(json.path("children")));
    }

    static Map<String, ObjectType> listFromJson(JsonNode json) {
        Map<String, ObjectType> types = new LinkedHashMap<>();
        for (JsonNode each : json) {
            ObjectType type = fromJson(each);
            types.put(type.name(), type);
        }
        return types;
    }
}
