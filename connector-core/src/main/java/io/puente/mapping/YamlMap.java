package io.puente.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A block of keys in the file. Whatever is wrong with it is reported once, and reading goes on with what is left. */
final class YamlMap {

    /** Stands for: any key. */
    static final Set<String> ANY = Set.of();

    private final Node node;
    private final String path;
    private final ProblemList problems;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    /**
     * @param path for problems: where the block stands
     * @param allowed the keys it may have, in the order in which to name them; {@link #ANY} for no restriction
     */
    YamlMap(Node node, String path, Set<String> allowed, ProblemList problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!(node instanceof MappingNode)) {
            problems.add(node, path, "must be a block of keys", allowed.isEmpty() ? "" : "keys are " + list(allowed));
            return;
        }
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            add(entry, allowed);
        }
    }

    private void add(NodeTuple entry, Set<String> allowed) {
        Node key = entry.getKeyNode();
        if (!(key instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            problems.add(key, path, "a key must be a word", "");
        } else if (key.getTag().equals(Tag.MERGE)) {
            problems.add(key, path, "merge keys ('<<') are not supported", "write the keys out");
        } else if (!allowed.isEmpty() && !allowed.contains(scalar.getValue())) {
            problems.add(
                    key,
                    path,
                    "there is no key '" + scalar.getValue() + "' here",
                    Spelling.hint(scalar.getValue(), allowed));
        } else if (entries.putIfAbsent(scalar.getValue(), entry) != null) {
            Position first = at(scalar.getValue());
            problems.add(
                    key,
                    path,
                    "'" + scalar.getValue() + "' is given twice",
                    "it stands in line " + first.line() + " already");
        }
    }

    private static String list(Set<String> words) {
        return String.join(", ", words);
    }

    /** False if something else stands there, which was reported. */
    boolean isBlock() {
        return node instanceof MappingNode;
    }

    Map<String, NodeTuple> entries() {
        return entries;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    @Nullable
    Node value(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? null : entry.getValueNode();
    }

    /** Where the key stands; where the block begins if it is missing. */
    Position at(String key) {
        NodeTuple entry = entries.get(key);
        return Position.of(entry == null ? node : entry.getKeyNode());
    }

    /** Position of the value; of the block if it is missing. */
    Position valueAt(String key) {
        Node value = value(key);
        return Position.of(value == null ? node : value);
    }

    String path(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }

    Spot spot(String key) {
        Node value = value(key);
        return new Spot(value == null ? node : value, path(key), problems);
    }

    void problem(String key, String what, String hint) {
        problems.add(at(key), path(key), what, hint);
    }

    void problem(Position at, String key, String what, String hint) {
        problems.add(at, path(key), what, hint);
    }

    /** A single value that is not empty; null if it is missing or anything else, which is then a problem. */
    @Nullable
    ScalarNode scalar(String key) {
        Node value = value(key);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar;
        }
        problems.add(
                value,
                path(key),
                value instanceof ScalarNode ? "says nothing" : "must be a single value",
                value instanceof ScalarNode ? "write a value, or remove the key" : "");
        return null;
    }

    /** A text that is not blank; null if it is missing or wrong. */
    @Nullable
    String text(String key) {
        ScalarNode scalar = scalar(key);
        if (scalar != null && scalar.getValue().isBlank()) {
            problems.add(scalar, path(key), "is empty", "write a value, or remove the key");
            return null;
        }
        return scalar == null ? null : scalar.getValue();
    }

    /** Like {@link #text}, and a missing key is a problem too; then the result is empty. */
    String required(String key, String example) {
        if (!has(key)) {
            problems.add(node, path, "'" + key + "' is missing", "for example " + example);
            return "";
        }
        String text = text(key);
        return text == null ? "" : text;
    }

    /** One of a few words. */
    <T> T word(String key, Map<String, T> words, T otherwise) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        T meaning = words.get(text);
        if (meaning == null) {
            spot(key).problem("'" + text + "' is not known here", Spelling.hint(text, words.keySet()));
            return otherwise;
        }
        return meaning;
    }

    /** A whole number in a range; 0 if it is missing or wrong. */
    int number(String key, int min, int max) {
        String text = text(key);
        if (text == null) {
            return 0;
        }
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        spot(key).problem("must be a whole number from " + min + " to " + max, "");
        return 0;
    }
}
