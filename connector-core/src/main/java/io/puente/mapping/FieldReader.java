package io.puente.mapping;

import io.puente.mapping.FieldRule.Write;
import io.puente.mapping.TextLimit.Overflow;
import io.puente.mapping.ValueTable.Unmapped;
import io.puente.model.CanonicalKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one entry under {@code fields}. */
final class FieldReader {

    private static final List<String> SOURCES = List.of("value", "const", "template", "expr", "decide");
    private static final Set<String> KEYS = Words.set(
            "value",
            "const",
            "template",
            "expr",
            "decide",
            "when",
            "default",
            "map",
            "unmapped",
            "max",
            "maxBytes",
            "overflow",
            "ifAbsent",
            "write");
    private static final Map<String, Write> WRITES =
            Words.map("always", Write.ALWAYS, "create", Write.CREATE, "when-empty", Write.WHEN_EMPTY);
    private static final Map<String, Boolean> IF_ABSENT = Words.map("leave", false, "clear", true);
    private static final Map<String, Unmapped> UNMAPPED =
            Words.map("reject", Unmapped.REJECT, "keep", Unmapped.KEEP, "default", Unmapped.DEFAULT);
    private static final Map<String, Overflow> OVERFLOWS = Words.map(
            "truncate", Overflow.TRUNCATE,
            "ellipsis", Overflow.ELLIPSIS,
            "reject", Overflow.REJECT,
            "split", Overflow.SPLIT,
            "keep-end", Overflow.KEEP_END);
    /** No CRM has a longer text field; a greater number is a mistake in typing. */
    private static final int LONGEST_TEXT = 10_000_000;

    private final String field;
    private final NodeTuple entry;
    private final CanonicalKind from;
    private final ProblemList problems;
    private final YamlMap yaml;

    FieldReader(String field, NodeTuple entry, String path, CanonicalKind from, ProblemList problems) {
        this.field = field;
        this.entry = entry;
        this.from = from;
        this.problems = problems;
        this.yaml = block(entry.getValueNode(), path, problems);
    }

    /** The commonest slip is to leave the braces out; it gets its own words. */
    private static YamlMap block(Node node, String path, ProblemList problems) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            String source = CanonicalVocabulary.find(scalar.getValue()).isPresent() ? "value" : "const";
            problems.add(node, path, "must be a block of keys", "write { " + source + ": " + scalar.getValue() + " }");
            return new YamlMap(node, path, KEYS, new ProblemList(""));
        }
        return new YamlMap(node, path, KEYS, problems);
    }

    /** @return null if the entry cannot be understood; the reasons are then among the problems */
    @Nullable
    FieldRule read() {
        if (!yaml.isBlock()) {
            return null;
        }
        ValueSource source = source();
        Literal fallback = literal("default");
        ValueTable table = table();
        TextLimit limit = limit();
        boolean clear = yaml.word("ifAbsent", IF_ABSENT, false);
        Write write = yaml.word("write", WRITES, Write.ALWAYS);
        Expression when = new ExpressionReader(from, problems).condition(yaml);
        if (source == null) {
            return null;
        }
        var rule = new FieldRule(
                field, Position.of(entry.getKeyNode()), source, when, fallback, table, limit, clear, write);
        new FieldCoherence(yaml, rule, from).check();
        return rule;
    }

    private @Nullable ValueSource source() {
        List<String> given = SOURCES.stream().filter(yaml::has).toList();
        if (given.isEmpty()) {
            problems.add(
                    entry.getKeyNode(),
                    yaml.path(""),
                    "says nothing about where the value comes from",
                    "give one of value, const, template, expr, decide");
            return null;
        }
        if (given.size() > 1) {
            yaml.problem(given.get(1), "stands beside '" + given.get(0) + "'; only one of them can give the value", "");
            return null;
        }
        return switch (given.get(0)) {
            case "value" -> path();
            case "const" -> constant();
            case "template" -> template();
            case "expr" -> new ExpressionReader(from, problems).value(yaml);
            default -> decision();
        };
    }

    private @Nullable ValueSource path() {
        String name = yaml.text("value");
        return name == null
                ? null
                : new PathLookup()
                        .find(name, from, yaml.spot("value"))
                        .map(PathSource::new)
                        .orElse(null);
    }

    private @Nullable ValueSource constant() {
        Literal literal = literal("const");
        return literal == null ? null : new ConstantSource(literal);
    }

    private @Nullable ValueSource template() {
        String text = yaml.text("template");
        if (text == null) {
            return null;
        }
        Spot spot = yaml.spot("template");
        TemplateSource template = TemplateText.parse(text, from, new PathLookup(), spot);
        return spot.clean() ? template : null;
    }

    private @Nullable ValueSource decision() {
        Node node = yaml.value("decide");
        return node == null ? null : new DecisionReader(from, problems).read(node, yaml.path("decide"));
    }

    private @Nullable Literal literal(String key) {
        return yaml.text(key) == null ? null : scalar(yaml, key);
    }

    private static @Nullable Literal scalar(YamlMap block, String key) {
        return block.value(key) instanceof ScalarNode scalar ? Literal.of(scalar) : null;
    }

    private @Nullable ValueTable table() {
        Unmapped unmapped = yaml.word("unmapped", UNMAPPED, Unmapped.REJECT);
        Node node = yaml.value("map");
        if (node == null) {
            return null;
        }
        var block = new YamlMap(node, yaml.path("map"), YamlMap.ANY, problems);
        Map<String, Literal> entries = new LinkedHashMap<>();
        for (String word : block.entries().keySet()) {
            Literal literal = block.text(word) == null ? null : scalar(block, word);
            if (literal != null) {
                entries.put(word, literal);
            }
        }
        if (block.isBlock() && block.entries().isEmpty()) {
            yaml.problem("map", "is empty", "write what each value becomes, for example { OPEN: New }");
        }
        if (entries.isEmpty() || entries.size() < block.entries().size()) {
            return null;
        }
        return new ValueTable(entries, unmapped);
    }

    private @Nullable TextLimit limit() {
        Overflow overflow = yaml.word("overflow", OVERFLOWS, Overflow.TRUNCATE);
        int units = yaml.number("max", 1, LONGEST_TEXT);
        int bytes = yaml.number("maxBytes", 4, LONGEST_TEXT);
        return units == 0 && bytes == 0 ? null : new TextLimit(units, bytes, overflow);
    }
}
