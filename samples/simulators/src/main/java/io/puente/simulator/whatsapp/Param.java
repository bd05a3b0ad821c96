package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JSON object of a call with the path to it, so that a refusal can name what it refuses, as the platform does. */
record Param(String path, JsonNode node) {

    static Param root(JsonNode body) {
        return new Param("", body);
    }

    String name(String field) {
        return path.isEmpty() ? field : path + "['" + field + "']";
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** Refuses keys other than these. */
    void only(String... known) {
        Set<String> allowed = Set.of(known);
        node.fieldNames().forEachRemaining(field -> {
            if (!allowed.contains(field)) {
                throw Refusal.malformed("Unexpected key \"" + field + "\" on param \"" + path + "\".");
            }
        });
    }

    Param object(String field) {
        return optional(field).orElseThrow(() -> Refusal.missing(name(field)));
    }

    Optional<Param> optional(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (!node.get(field).isObject()) {
            throw Refusal.invalid(name(field), "must be a JSON object");
        }
        return Optional.of(new Param(name(field), node.get(field)));
    }

    /** Required, not empty, at most {@code max} characters (code points). */
    String text(String field, int max) {
        String text = optionalText(field, max).orElse("");
        if (text.isEmpty()) {
            throw Refusal.missing(name(field));
        }
        return text;
    }

    Optional<String> optionalText(String field, int max) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (!node.get(field).isTextual()) {
            throw Refusal.invalid(name(field), "must be a string");
        }
        String text = node.get(field).textValue();
        if (text.codePointCount(0, text.length()) > max) {
            throw Refusal.invalid(name(field), "must be at most " + max + " characters long");
        }
        return Optional.of(text);
    }

    /** Required; elements are objects. */
    List<Param> list(String field, int min, int max) {
        if (!has(field)) {
            throw Refusal.missing(name(field));
        }
        JsonNode list = node.get(field);
        if (!list.isArray() || list.size() < min || list.size() > max) {
            throw Refusal.invalid(name(field), "must be an array with " + min + " to " + max + " entries");
        }
        List<Param> entries = new ArrayList<>();
        for (JsonNode entry : list) {
            if (!entry.isObject()) {
                throw Refusal.invalid(name(field), "must hold objects only");
            }
            entries.add(new Param(name(field) + "[" + entries.size() + "]", entry));
        }
        return entries;
    }

    void number(String field, double min, double max) {
        if (!has(field)) {
            throw Refusal.missing(name(field));
        }
        // Meta's clients send coordinates as numbers and as strings.
        double value = node.get(field).asDouble(Double.NaN);
        if (!(value >= min && value <= max)) {
            throw Refusal.invalid(name(field), "must be a number from " + min + " to " + max);
        }
    }

    void flag(String field) {
        if (has(field) && !node.get(field).isBoolean()) {
            throw Refusal.invalid(name(field), "must be true or false");
        }
    }

    void exactly(String field, String value) {
        if (!text(field, 512).equals(value)) {
            throw Refusal.invalid(name(field), "must be " + value);
        }
    }
}
