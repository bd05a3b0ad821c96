package io.puente.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fixed words of an expression: those it compares a choice with, which must be possible, and those it gives, which
 * can then be checked as if they stood in the file. Immutable.
 */
final class ExpressionWords {

    /** {@code path == 'word'} or {@code path in ['word', …]}. */
    private record Compared(String path, CelExpr word) {}

    private final CelAbstractSyntaxTree tree;
    private final List<String> results;
    private final List<Compared> compared = new ArrayList<>();

    private ExpressionWords(CelAbstractSyntaxTree tree) {
        this.tree = tree;
        Set<String> given = new LinkedHashSet<>();
        this.results = results(tree.getExpr(), given) ? List.copyOf(given) : List.of();
        collect(tree.getExpr());
    }

    static ExpressionWords of(CelAbstractSyntaxTree tree) {
        return new ExpressionWords(tree);
    }

    List<String> results() {
        return results;
    }

    /** A name with dots, or an empty text if it is something else. */
    static String path(CelExpr expression) {
        if (expression.getKind() == Kind.IDENT) {
            return expression.ident().name();
        }
        if (expression.getKind() == Kind.SELECT && !expression.select().testOnly()) {
            String before = path(expression.select().operand());
            return before.isEmpty() ? "" : before + "." + expression.select().field();
        }
        return "";
    }

    /** Comparing a choice with a word that it never is, is a slip. */
    void check(ExpressionSpot spot) {
        for (Compared one : compared) {
            String word = one.word().constant().stringValue();
            List<String> possible = CanonicalVocabulary.find(one.path())
                    .map(CanonicalPath::values)
                    .orElse(List.of());
            if (!possible.isEmpty() && !possible.contains(word)) {
                CelSourceLocation at =
                        tree.getSource().getOffsetLocation(offset(one.word())).orElse(CelSourceLocation.NONE);
                spot.problem(
                        Math.max(at.getLine(), 0),
                        Math.max(at.getColumn(), 0),
                        "'" + word + "' never occurs in " + one.path(),
                        Spelling.hint(word, possible));
            }
        }
    }

    private int offset(CelExpr expression) {
        return tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
    }

    /** Follows the branches of {@code ? :}; false if any of them is not a fixed text. */
    private static boolean results(CelExpr expression, Set<String> given) {
        if (isText(expression)) {
            given.add(expression.constant().stringValue());
            return true;
        }
        return expression.getKind() == Kind.CALL
                && expression.call().function().equals("_?_:_")
                && results(expression.call().args().get(1), given)
                && results(expression.call().args().get(2), given);
    }

    private void collect(CelExpr expression) {
        if (expression.getKind() != Kind.CALL) {
            return;
        }
        List<CelExpr> arguments = expression.call().args();
        switch (expression.call().function()) {
            case "_==_", "_!=_" -> {
                compare(arguments.get(0), arguments.get(1));
                compare(arguments.get(1), arguments.get(0));
            }
            case "@in" -> {
                if (arguments.get(1).getKind() == Kind.LIST) {
                    arguments.get(1).list().elements().forEach(word -> compare(arguments.get(0), word));
                }
            }
            default -> {}
        }
        arguments.forEach(this::collect);
        expression.call().target().ifPresent(this::collect);
    }

    private void compare(CelExpr path, CelExpr word) {
        String name = name(path);
        if (!name.isEmpty() && isText(word)) {
            compared.add(new Compared(name, word));
        }
    }

    /** The checker has resolved dotted names; they may stand as one identifier or as selections. */
    private static String name(CelExpr expression) {
        return path(expression);
    }

    private static boolean isText(CelExpr expression) {
        return expression.getKind() == Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
