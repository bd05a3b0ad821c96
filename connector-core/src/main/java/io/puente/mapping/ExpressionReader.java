package io.puente.mapping;

import io.puente.model.CanonicalKind;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code expr} and {@code when}. */
final class ExpressionReader {

    private final CanonicalKind from;
    private final ProblemList problems;

    ExpressionReader(CanonicalKind from, ProblemList problems) {
        this.from = from;
        this.problems = problems;
    }

    /** The value under {@code expr}; null if it is not right. */
    @Nullable
    ValueSource value(YamlMap yaml) {
        Expression expression = compile(yaml, "expr");
        if (expression == null) {
            return null;
        }
        ValueType type = expression.type();
        if (type == null) {
            yaml.spot("expr")
                    .problem(
                            "gives a " + expression.resultName() + ", which no field can take",
                            "it must give a text, a number, true or false, or a moment");
            return null;
        }
        return new ExpressionSource(expression, type);
    }

    /** The condition under {@code when}; null if there is none, or if it is not right. */
    @Nullable
    Expression condition(YamlMap yaml) {
        Expression expression = compile(yaml, "when");
        if (expression != null && expression.type() != ValueType.FLAG) {
            yaml.spot("when").problem("gives " + described(expression) + ", not true or false", "compare it");
            return null;
        }
        return expression;
    }

    private static String described(Expression expression) {
        ValueType type = expression.type();
        return type == null ? "a " + expression.resultName() : type.words();
    }

    private @Nullable Expression compile(YamlMap yaml, String key) {
        String text = yaml.text(key);
        if (text == null || !(yaml.value(key) instanceof ScalarNode node)) {
            return null;
        }
        return ExpressionLanguage.of(from).compile(text, new ExpressionSpot(node, yaml.path(key), from, problems));
    }
}
