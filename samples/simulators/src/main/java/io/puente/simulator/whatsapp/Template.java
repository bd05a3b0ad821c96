package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message template in one language.
 *
 * @param status APPROVED, PENDING, REJECTED, PAUSED or DISABLED
 * @param components as the management API takes and shows them
 */
record Template(long id, String name, String language, String category, String status, JsonNode components) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    static String key(String name, String language) {
        // The platform prints en_US and en-US for the same language.
        return name + " " + language.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    String key() {
        return key(name, language);
    }

    Template withStatus(String other) {
        return new Template(id, name, language, category, other, components);
    }

    /** @param type HEADER, BODY, FOOTER or BUTTONS */
    Optional<JsonNode> component(String type) {
        for (JsonNode component : components) {
            if (component.path("type").asText().equalsIgnoreCase(type)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    String text(String type) {
        return component(type).map(component -> component.path("text").asText()).orElse("");
    }

    /** The names or positions in braces, each once, in order. */
    static Set<String> variables(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("name", name).put("language", language).put("status", status).put("category", category);
        json.put("id", String.valueOf(id));
        json.set("components", components);
        return json;
    }
}
