package io.puente.simulator.salesforce.soql;

import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.soql.SoqlLexer.Kind;
import io.puente.simulator.salesforce.soql.SoqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a query, strictly: what the vendor calls MALFORMED_QUERY is refused here too. */
final class SoqlParser {
    private static final Set<String> FUNCTIONS =
            Set.of("COUNT", "COUNT_DISTINCT", "MIN", "MAX", "SUM", "AVG", "FIELDS");
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> CLAUSES =
            Set.of("WHERE", "GROUP", "ORDER", "LIMIT", "OFFSET", "WITH", "FOR", "ALL", "USING");

    private final List<Token> tokens;
    private int at;

    private SoqlParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws ApiException MALFORMED_QUERY */
    static Query parse(String soql) {
        SoqlParser parser = new SoqlParser(SoqlLexer.cut(soql));
        Query query = parser.query();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected();
        }
        return query;
    }

    private Query query() {
        expect("SELECT");
        List<Query.Item> select = new ArrayList<>();
        do {
            select.add(item());
        } while (skip(","));
        expect("FROM");
        String from = word();
        String alias = from;
        skip("AS");
        if (peek().kind() == Kind.WORD && !CLAUSES.contains(peek().text().toUpperCase(Locale.ROOT))) {
            alias = word();
        }
        Condition where = skip("WHERE") ? condition() : null;
        if (skip("WITH")) {
            word();
        }
        List<String> groupBy = new ArrayList<>();
        if (skip("GROUP")) {
            expect("BY");
            do {
                groupBy.add(word());
            } while (skip(","));
        }
        List<Query.Order> orderBy = new ArrayList<>();
        if (skip("ORDER")) {
            expect("BY");
            do {
                orderBy.add(order());
            } while (skip(","));
        }
        int limit = skip("LIMIT") ? number() : -1;
        int offset = skip("OFFSET") ? number() : 0;
        if (skip("FOR")) {
            word();
        }
        return new Query(select, from, alias, where, groupBy, orderBy, limit, offset);
    }

    private Query.Item item() {
        if (skip("(")) {
            Query children = query();
            expect(")");
            return new Query.Item(null, null, null, children);
        }
        String word = word();
        if (!skip("(")) {
            return new Query.Item(word, null, null, null);
        }
        String function = word.toUpperCase(Locale.ROOT);
        if (!FUNCTIONS.contains(function)) {
            throw new ApiException("MALFORMED_QUERY", "This simulator has no function " + word);
        }
        String path = peek().is(")") ? null : word();
        expect(")");
        String alias = peek().kind() == Kind.WORD && !peek().is("FROM") ? word() : null;
        return new Query.Item(path, function, alias, null);
    }

    private Query.Order order() {
        String path = word();
        boolean descending = skip("DESC");
        if (!descending) {
            skip("ASC");
        }
        boolean nullsLast = false;
        if (skip("NULLS")) {
            nullsLast = skip("LAST");
            if (!nullsLast) {
                expect("FIRST");
            }
        }
        return new Query.Order(path, descending, nullsLast);
    }

    /** AND and OR may not stand side by side without parentheses. */
    private Condition condition() {
        Condition first = term();
        if (!peek().is("AND") && !peek().is("OR")) {
            return first;
        }
        String word = peek().text().toUpperCase(Locale.ROOT);
        List<Condition> parts = new ArrayList<>(List.of(first));
        while (skip(word)) {
            parts.add(term());
        }
        if (peek().is("AND") || peek().is("OR")) {
            throw unexpected();
        }
        return new Condition.Group(word.equals("AND"), parts);
    }

    private Condition term() {
        if (skip("NOT")) {
            return new Condition.Not(term());
        }
        if (skip("(")) {
            Condition inner = condition();
            expect(")");
            return inner;
        }
        String path = word();
        Token operator = next();
        if (operator.is("LIKE")) {
            return new Condition.Comparison(path, "LIKE", literal());
        }
        if (operator.is("IN")) {
            return in(path, false);
        }
        if (operator.is("NOT")) {
            expect("IN");
            return in(path, true);
        }
        if (!COMPARISONS.contains(operator.text())) {
            throw unexpected(operator);
        }
        return new Condition.Comparison(path, operator.text().replace("<>", "!="), literal());
    }

    private Condition in(String path, boolean negated) {
        expect("(");
        if (peek().is("SELECT")) {
            Query query = query();
            expect(")");
            return new Condition.In(path, negated, List.of(), query);
        }
        List<Literal> values = new ArrayList<>();
        do {
            values.add(literal());
        } while (skip(","));
        expect(")");
        return new Condition.In(path, negated, values, null);
    }

    private Literal literal() {
        Token token = next();
        String word = token.text().toUpperCase(Locale.ROOT);
        Literal.@Nullable Kind kind = switch (token.kind()) {
            case STRING -> Literal.Kind.STRING;
            case NUMBER -> Literal.Kind.NUMBER;
            case DATE -> Literal.Kind.DATE;
            case DATETIME -> Literal.Kind.DATETIME;
            case WORD ->
                word.equals("NULL")
                        ? Literal.Kind.NULL
                        : Set.of("TRUE", "FALSE").contains(word)
                                ? Literal.Kind.BOOLEAN
                                : DateRange.known(word) ? Literal.Kind.RANGE : null;
            case MARK, END -> null;
        };
        if (kind == null) {
            throw unexpected(token);
        }
        return new Literal(kind, token.kind() == Kind.WORD ? word : token.text());
    }

    private int number() {
        Token token = next();
        try {
            return Integer.parseInt(token.text());
        } catch (NumberFormatException e) {
            throw unexpected(token);
        }
    }

    private String word() {
        Token token = next();
        if (token.kind() != Kind.WORD) {
            throw unexpected(token);
        }
        return token.text();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean skip(String word) {
        if (peek().is(word)) {
            next();
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!skip(word)) {
            throw unexpected();
        }
    }

    private ApiException unexpected() {
        return unexpected(peek());
    }

    private static ApiException unexpected(Token token) {
        return new ApiException("MALFORMED_QUERY", "unexpected token: '" + token.text() + "'");
    }
}
