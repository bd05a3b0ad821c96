package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options of a table's choice columns. A mapping may write an option's number or its label in any language the
 * environment has; Puente's own options also go by the names they were declared with.
 */
final class Choices {
    /** One cast for each kind of column that has options. */
    static final List<String> KINDS =
            List.of("PicklistAttributeMetadata", "StatusAttributeMetadata", "StateAttributeMetadata");

    /** @param state of a status option, {@code -1} for others; {@code defaultStatus} of a state option likewise */
    private record Option(int value, String label, List<String> otherLabels, int state, int defaultStatus) {}

    private final String table;
    private final Map<String, Map<Integer, Option>> options = new HashMap<>();
    private final Map<String, Map<String, Integer>> byLabel = new HashMap<>();

    Choices(String table) {
        this.table = table;
    }

    static String query(String table, String kind) {
        return "/EntityDefinitions(LogicalName='" + OData.name(table) + "')/Attributes/Microsoft.Dynamics.CRM." + kind
                + "?$select=LogicalName&$expand=OptionSet";
    }

    void add(JsonNode attributes) {
        for (JsonNode attribute : attributes) {
            String column = attribute.path("LogicalName").asText();
            Map<Integer, Option> values = options.computeIfAbsent(column, any -> new LinkedHashMap<>());
            Map<String, Integer> labels = byLabel.computeIfAbsent(column, any -> new TreeMap<>());
            for (JsonNode option : attribute.path("OptionSet").path("Options")) {
                int value = option.path("Value").asInt();
                JsonNode label = option.path("Label");
                values.put(
                        value,
                        new Option(
                                value,
                                TableColumn.label(label),
                                labels(label),
                                option.path("State").asInt(-1),
                                option.path("DefaultStatus").asInt(-1)));
                for (JsonNode localized : label.path("LocalizedLabels")) {
                    labels.putIfAbsent(plain(localized.path("Label").asText("")), value);
                }
                labels.putIfAbsent(plain(TableColumn.label(label)), value);
            }
        }
    }

    /** The number of an option; empty if the column has none of this label or number. */
    Optional<Integer> value(String column, String text) {
        Optional<Integer> declared = PuenteSchema.option(table, column, text);
        if (declared.isPresent()) {
            return declared;
        }
        if (text.matches("-?\\d{1,9}")) {
            // Options that people add after we looked are known by number at least to the environment.
            return Optional.of(Integer.valueOf(text));
        }
        return Optional.ofNullable(byLabel.getOrDefault(column, Map.of()).get(plain(text)));
    }

    /** What a mapping may write: labels, declared names and numbers. */
    List<String> words(String column) {
        Map<String, String> words = new LinkedHashMap<>();
        Map<Integer, Option> known = options.getOrDefault(column, Map.of());
        PuenteSchema.optionNames(table, column).stream()
                .filter(name -> PuenteSchema.option(table, column, name)
                        .filter(known::containsKey)
                        .isPresent())
                .forEach(name -> words.put(name, name));
        known.values().stream()
                .map(Option::label)
                .filter(label -> !label.isEmpty())
                .forEach(l -> words.put(l, l));
        known.keySet().forEach(value -> words.put(value.toString(), value.toString()));
        known.values().stream().flatMap(option -> option.otherLabels().stream()).forEach(l -> words.putIfAbsent(l, l));
        return List.copyOf(words.values());
    }

    /** The state a status belongs to. */
    Optional<Integer> stateOf(int status) {
        return Optional.ofNullable(options.getOrDefault("statuscode", Map.of()).get(status))
                .map(Option::state)
                .filter(state -> state >= 0);
    }

    /** The status a state has by itself. */
    Optional<Integer> statusOf(int state) {
        return Optional.ofNullable(options.getOrDefault("statecode", Map.of()).get(state))
                .map(Option::defaultStatus)
                .filter(status -> status >= 0);
    }

    private static List<String> labels(JsonNode label) {
        List<String> labels = new ArrayList<>();
        for (JsonNode localized : label.path("LocalizedLabels")) {
            String text = localized.path("Label").asText("");
            if (!text.isEmpty()) {
                labels.add(text);
            }
        }
        return labels;
    }

    private static String plain(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
