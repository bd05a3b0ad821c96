package io.puente.mapping;

import io.puente.model.CanonicalKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code only} (in a row of a table: {@code if}), {@code requires} and {@code when}. */
final class ConditionReader {

    private final YamlMap yaml;
    private final String onlyKey;
    private final CanonicalKind from;
    private final ProblemList problems;
    private final PathLookup paths = new PathLookup();

    ConditionReader(YamlMap yaml, String onlyKey, CanonicalKind from, ProblemList problems) {
        this.yaml = yaml;
        this.onlyKey = onlyKey;
        this.from = from;
        this.problems = problems;
    }

    Condition read() {
        return new Condition(only(), requires(), new ExpressionReader(from, problems).condition(yaml));
    }

    private List<Condition.OneOf> only() {
        List<Condition.OneOf> all = new ArrayList<>();
        Node node = yaml.value(onlyKey);
        if (node == null) {
            return all;
        }
        var block = new YamlMap(node, yaml.path(onlyKey), YamlMap.ANY, problems);
        block.entries().forEach((name, entry) -> {
            var spot = new Spot(entry.getKeyNode(), block.path(name), problems);
            Optional<CanonicalPath> path = paths.find(name, from, spot);
            List<ScalarNode> words = words(entry.getValueNode(), block.path(name));
            path.ifPresent(p -> {
                if (p.type() == ValueType.INSTANT) {
                    spot.problem("cannot be compared with a list of values: it is a moment", "");
                }
                all.add(new Condition.OneOf(p, values(p, words, block.path(name))));
            });
        });
        return all;
    }

    private Set<String> values(CanonicalPath path, List<ScalarNode> words, String place) {
        List<String> possible = path.type() == ValueType.FLAG ? List.of("true", "false") : path.values();
        Set<String> values = new LinkedHashSet<>();
        for (ScalarNode word : words) {
            if (!possible.isEmpty() && !possible.contains(word.getValue())) {
                problems.add(
                        word,
                        place,
                        "'" + word.getValue() + "' never occurs here",
                        Spelling.hint(word.getValue(), possible));
            }
            values.add(word.getValue());
        }
        return values;
    }

    private List<CanonicalPath> requires() {
        List<CanonicalPath> required = new ArrayList<>();
        Node node = yaml.value("requires");
        if (node != null) {
            for (ScalarNode word : words(node, yaml.path("requires"))) {
                paths.find(word.getValue(), from, new Spot(word, yaml.path("requires"), problems))
                        .ifPresent(required::add);
            }
        }
        return required;
    }

    /** One word or a list of words. */
    private List<ScalarNode> words(Node node, String place) {
        List<ScalarNode> words = new ArrayList<>();
        List<Node> items = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        for (Node item : items) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                words.add(scalar);
            } else {
                problems.add(item, place, "must be a word or a list of words", "");
            }
        }
        if (items.isEmpty()) {
            problems.add(node, place, "is empty", "write at least one word, or remove the key");
        }
        return words;
    }
}
