package io.puente.simulator.salesforce.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the objects every org is born with from {@code standard-objects.json}, a resource beside this simulator. */
public final class StandardObjects {
    private static final String RESOURCE = "/io/puente/simulator/salesforce/standard-objects.json";

    private StandardObjects() {}

    public static Schema load() {
        JsonNode document;
        try (InputStream in = StandardObjects.class.getResourceAsStream(RESOURCE)) {
            document = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
        List<SObjectType> types = new ArrayList<>();
        document.path("objects").forEach(object -> types.add(type(object)));
        Map<String, List<PicklistValue>> sets = new LinkedHashMap<>();
        document.path("valueSets").fields().forEachRemaining(set -> sets.put(set.getKey(), values(set.getValue())));
        return new Schema(types, sets);
    }

    private static SObjectType type(JsonNode json) {
        String name = json.path("name").asText();
        boolean setup = json.path("setup").asBoolean(false);
        List<String> refused = words(json.path("no"));
        List<FieldBuilder> fields = new ArrayList<>();
        fields.add(SystemFields.id());
        json.path("fields").forEach(field -> fields.add(field(field)));
        if (json.path("owner").asBoolean(false)) {
            fields.add(SystemFields.owner());
        }
        fields.addAll(SystemFields.audit());
        return new SObjectType(
                name,
                new SObjectType.Traits(
                        json.path("label").asText(spaced(name)),
                        json.path("plural").asText(spaced(name) + "s"),
                        json.path("prefix").asText(),
                        false,
                        setup,
                        !refused.contains("create"),
                        !refused.contains("update"),
                        !refused.contains("delete")),
                fields);
    }

    private static FieldBuilder field(JsonNode json) {
        String name = json.path("name").asText();
        FieldType type = FieldType.ofWireName(json.path("type").asText())
                .orElseThrow(() -> new IllegalStateException(RESOURCE + ": type of " + name));
        FieldBuilder field = new FieldBuilder(name, json.path("label").asText(spaced(name)), type);
        if (json.has("length")) {
            field.length(json.path("length").asInt());
        }
        for (String flag : words(json.path("is"))) {
            field.with(FieldFlag.valueOf(flag.toUpperCase(Locale.ROOT)));
        }
        for (String operation : words(json.path("no"))) {
            field.without(operation.equals("create") ? FieldFlag.CREATEABLE : FieldFlag.UPDATEABLE);
        }
        if (json.has("to")) {
            field.refersTo(
                    words(json.path("to")),
                    name.endsWith("Id") ? name.substring(0, name.length() - 2) : null,
                    json.hasNonNull("children") ? json.path("children").asText() : null);
        }
        if (json.has("onDelete")) {
            field.onDelete(DeleteRule.valueOf(json.path("onDelete").asText()));
        }
        if (json.has("valueSet")) {
            field.valueSet(json.path("valueSet").asText());
        }
        if (json.has("values")) {
            field.values(values(json.path("values")));
        }
        if (json.has("default")) {
            JsonNode value = json.path("default");
            field.with(FieldFlag.DEFAULTED).defaultValue(value.isBoolean() ? value.asBoolean() : value.asText());
        }
        if (json.has("source")) {
            field.source(json.path("source").asText());
        }
        if (json.has("auto")) {
            field.displayFormat(json.path("auto").asText());
        }
        return field;
    }

    /** One word per value; {@code *} marks the default, {@code !} a closed status, {@code _} stands for a space. */
    private static List<PicklistValue> values(JsonNode json) {
        List<PicklistValue> values = new ArrayList<>();
        for (String word : words(json)) {
            String text = word.replaceAll("[*!]", "").replace('_', ' ');
            values.add(new PicklistValue(text, text, true, word.endsWith("*"), word.endsWith("!")));
        }
        return values;
    }

    private static List<String> words(JsonNode json) {
        return json.isTextual() ? List.of(json.asText().split(" ")) : List.of();
    }

    private static String spaced(String name) {
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.endsWith(" Id") ? words.substring(0, words.length() - 2) + "ID" : words;
    }
}
