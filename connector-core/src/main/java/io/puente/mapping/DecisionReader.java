package io.puente.mapping;

import io.puente.mapping.DecisionSource.Row;
import io.puente.model.CanonicalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the rows under {@code decide}. */
final class DecisionReader {

    private static final Set<String> KEYS = Words.set("if", "requires", "when", "give");

    private final CanonicalKind from;
    private final ProblemList problems;

    DecisionReader(CanonicalKind from, ProblemList problems) {
        this.from = from;
        this.problems = problems;
    }

    /** @return null if a row cannot be understood; the reasons are then among the problems */
    @Nullable
    DecisionSource read(Node node, String path) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(
                    node, path, "must be a list of rows", "for example - { if: { message.kind: image }, give: Photo }");
            return null;
        }
        List<Row> rows = new ArrayList<>();
        boolean always = false;
        for (Node item : list.getValue()) {
            String place = path + "." + (list.getValue().indexOf(item) + 1);
            if (always) {
                problems.add(item, place, "is never reached: the row before has no condition", "move it up");
            }
            var yaml = new YamlMap(item, place, KEYS, problems);
            Row row = yaml.isBlock() ? row(yaml, item) : null;
            if (row != null) {
                rows.add(row);
                always = row.condition().always();
            }
        }
        return rows.size() == list.getValue().size() && sameType(rows, path) ? new DecisionSource(rows) : null;
    }

    private @Nullable Row row(YamlMap yaml, Node item) {
        Condition condition = new ConditionReader(yaml, "if", from, problems).read();
        if (!yaml.has("give")) {
            yaml.problem("", "'give' is missing", "write the value that the field gets");
            return null;
        }
        return yaml.text("give") != null && yaml.value("give") instanceof ScalarNode scalar
                ? new Row(condition, Literal.of(scalar), Position.of(item))
                : null;
    }

    private boolean sameType(List<Row> rows, String path) {
        Literal first = rows.get(0).give();
        for (Row row : rows) {
            if (row.give().type() != first.type()) {
                problems.add(
                        row.give().at(),
                        path,
                        "gives " + row.give().type().words() + ", the first row "
                                + first.type().words(),
                        "put all in quotes, or none");
                return false;
            }
        }
        return true;
    }
}
