package io.puente.mapping;

import io.puente.mapping.FieldRule.Write;
import io.puente.mapping.ValueTable.Unmapped;
import io.puente.model.CanonicalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks that the verbs of one field fit its value and each other. */
final class FieldCoherence {

    private final YamlMap yaml;
    private final FieldRule rule;
    private final CanonicalKind from;
    private final ValueSource source;

    FieldCoherence(YamlMap yaml, FieldRule rule, CanonicalKind from) {
        this.yaml = yaml;
        this.rule = rule;
        this.from = from;
        this.source = rule.source();
    }

    void check() {
        if (source instanceof ConstantSource) {
            nothingBeside("const", "default", "map", "unmapped", "max", "maxBytes", "overflow", "ifAbsent");
            return;
        }
        if (source instanceof DecisionSource) {
            nothingBeside("decide", "map", "unmapped", "max", "maxBytes", "overflow");
            checkAbsence();
            return;
        }
        if (source instanceof TemplateSource) {
            nothingBeside("template", "map", "unmapped");
        } else {
            checkMap();
        }
        checkLimit();
        checkAbsence();
    }

    private void nothingBeside(String source, String... verbs) {
        for (String verb : verbs) {
            if (yaml.has(verb)) {
                yaml.problem(verb, "has no effect beside '" + source + "'", "remove it");
            }
        }
    }

    private void checkMap() {
        if (!yaml.has("map")) {
            if (yaml.has("unmapped")) {
                yaml.problem("unmapped", "has no effect without 'map'", "remove it, or add 'map'");
            }
            return;
        }
        if (source.type() == ValueType.INSTANT) {
            yaml.problem("map", "cannot be used on " + described(), "it is for words, numbers, true and false");
        } else if (rule.table() != null) {
            checkTable(rule.table());
        }
    }

    private void checkTable(ValueTable table) {
        List<String> possible = source.type() == ValueType.FLAG ? List.of("true", "false") : source.values();
        if (!possible.isEmpty()) {
            table.entries().forEach((word, literal) -> {
                if (!possible.contains(word)) {
                    yaml.problem(
                            literal.at(),
                            "map",
                            "'" + word + "' never occurs in " + described(),
                            Spelling.hint(word, possible));
                }
            });
            List<String> missing = new ArrayList<>(possible);
            missing.removeAll(table.entries().keySet());
            if (table.unmapped() == Unmapped.REJECT && !missing.isEmpty()) {
                yaml.problem(
                        "map",
                        "does not say what becomes of " + String.join(", ", missing),
                        "add it, or say 'unmapped: keep' or 'unmapped: default'");
            }
        }
        if (table.unmapped() == Unmapped.DEFAULT && !yaml.has("default")) {
            yaml.problem("unmapped", "needs a 'default' to fall back to", "add 'default', or use keep or reject");
        }
    }

    private void checkLimit() {
        boolean text = source.type().textual()
                || (rule.table() != null
                        && rule.table().entries().values().stream().anyMatch(l -> l.type() == ValueType.TEXT));
        for (String verb : List.of("max", "maxBytes")) {
            if (yaml.has(verb) && !text) {
                yaml.problem(verb, "cannot be used on " + described(), "it is for texts");
            }
        }
        if (yaml.has("overflow") && !yaml.has("max") && !yaml.has("maxBytes")) {
            yaml.problem("overflow", "has no effect without 'max'", "remove it, or add 'max'");
        }
        TextLimit limit = rule.limit();
        if (limit == null) {
            return;
        }
        if (rule.splits()) {
            checkSplit(limit);
        } else if (limit.overflow() == TextLimit.Overflow.KEEP_END && limit.longest() < TextParts.SHORTEST) {
            yaml.problem("overflow", "'keep-end' needs room for " + TextParts.SHORTEST + " characters", "raise 'max'");
        }
        if (rule.fallback() != null && limit.exceeded(rule.fallback().text())) {
            yaml.spot("default").problem(limit.complaint(rule.fallback().text()), "shorten it");
        }
        if (rule.table() != null) {
            for (Map.Entry<String, Literal> entry : rule.table().entries().entrySet()) {
                if (limit.exceeded(entry.getValue().text())) {
                    yaml.problem(
                            entry.getValue().at(),
                            "map",
                            limit.complaint(entry.getValue().text()),
                            "shorten it");
                }
            }
        }
    }

    /** A contact is what other records belong to: two of one would part them. Of cases see {@link SplitCheck}. */
    private void checkSplit(TextLimit limit) {
        if (from == CanonicalKind.CONTACT) {
            yaml.problem("overflow", "'split' is not for contacts", "use truncate, ellipsis or reject");
        } else if (limit.longest() < TextParts.SHORTEST) {
            yaml.problem("overflow", "'split' needs room for " + TextParts.SHORTEST + " characters", "raise 'max'");
        } else if (rule.write() == Write.WHEN_EMPTY) {
            yaml.problem("overflow", "'split' cannot be used with 'write: when-empty'", "use always or create");
        }
    }

    private void checkAbsence() {
        if (yaml.has("default") && yaml.has("ifAbsent")) {
            yaml.problem("ifAbsent", "has no effect beside 'default'", "remove one of them");
        } else if (rule.clear() && rule.write() != Write.ALWAYS) {
            yaml.problem("ifAbsent", "'clear' needs 'write: always'", "use leave, or remove it");
        }
    }

    private String described() {
        String name = source instanceof PathSource path ? path.path().name() + ", " : "";
        return name + source.type().words();
    }
}
