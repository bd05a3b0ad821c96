package io.puente.simulator.siebel.repository;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param length in characters
 * @param defaultValue empty for none
 */
public record BusCompField(
        String name,
        DataType type,
        int length,
        Set<FieldRule> rules,
        String defaultValue,
        @Nullable Picklist picklist,
        @Nullable Join join) {

    public BusCompField {
        rules = Set.copyOf(rules);
    }

    /** A plain, optional field. */
    public static BusCompField of(String name, DataType type, int length) {
        return new BusCompField(name, type, length, Set.of(), "", null, null);
    }

    public static BusCompField text(String name, int length) {
        return of(name, DataType.TEXT, length);
    }

    static BusCompField readOnly(String name, DataType type) {
        return new BusCompField(name, type, type.defaultLength(), Set.of(FieldRule.READ_ONLY), "", null, null);
    }

    /** The same field, bounded to a list of values. */
    public BusCompField boundedTo(String lovType) {
        return new BusCompField(name, type, length, rules, defaultValue, Picklist.lov(lovType), join);
    }

    public BusCompField withLength(int characters) {
        return new BusCompField(name, type, characters, rules, defaultValue, picklist, join);
    }

    public BusCompField withType(DataType other) {
        return new BusCompField(name, other, other.defaultLength(), rules, defaultValue, null, null);
    }

    public BusCompField with(FieldRule rule) {
        EnumSet<FieldRule> more = EnumSet.of(rule);
        more.addAll(rules);
        return new BusCompField(name, type, length, more, defaultValue, picklist, join);
    }

    public boolean is(FieldRule rule) {
        return rules.contains(rule);
    }

    /** Shown from another row, stored nowhere. */
    public boolean joined() {
        return join != null;
    }

    /**
     * Reads {@code {"name", "type"?, "length"?, "required"?, "readOnly"?, "noMatch"?, "settable"?, "default"?, "lov"?,
     * "under"?, "pick"?, "join"?: {"via", "of", "from"}}}.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public static BusCompField fromJson(JsonNode json) {
        String name = json.path("name").asText();
        String typeName = json.path("type").asText("TEXT");
        DataType type = Arrays.stream(DataType.values())
                .filter(value -> value.name().equals(typeName.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type of field \"" + name + "\" is \"" + typeName
                        + "\"; allowed: " + Arrays.toString(DataType.values())));
        if (name.isBlank()) {
            throw new IllegalArgumentException("A field has no name");
        }
        Set<FieldRule> rules = EnumSet.noneOf(FieldRule.class);
        rule(json, "required", FieldRule.REQUIRED, rules);
        rule(json, "readOnly", FieldRule.READ_ONLY, rules);
        rule(json, "noMatch", FieldRule.NO_MATCH, rules);
        rule(json, "settable", FieldRule.SETTABLE, rules);
        JsonNode join = json.path("join");
        return new BusCompField(
                name,
                type,
                json.path("length").asInt(type.defaultLength()),
                rules,
                json.path("default").asText(""),
                json.has("lov") || json.has("pick")
                        ? new Picklist(text(json, "lov"), text(json, "under"), text(json, "pick"))
                        : null,
                join.isObject()
                        ? new Join(
                                join.path("via").asText(),
                                join.path("of").asText(),
                                join.path("from").asText())
                        : null);
    }

    private static void rule(JsonNode json, String word, FieldRule rule, Set<FieldRule> into) {
        if (json.path(word).asBoolean()) {
            into.add(rule);
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.has(name) ? json.get(name).asText() : null;
    }
}
