package io.puente.simulator.siebel.searchspec;

import io.puente.simulator.siebel.searchspec.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads an expression by descent: OR binds weakest, then AND, then NOT. */
final class SearchParser {
    private static final Set<String> LIKES = Set.of("LIKE", "~LIKE");

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private int at;

    SearchParser(String text, Vocabulary vocabulary) {
        this.tokens = new SearchLexer(text, vocabulary.doublesQuotes()).tokens();
        this.vocabulary = vocabulary;
    }

    Node parse() {
        Node node = either();
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
        return node;
    }

    private Node either() {
        List<Node> parts = new ArrayList<>(List.of(both()));
        while (took("OR")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Or(parts);
    }

    private Node both() {
        List<Node> parts = new ArrayList<>(List.of(negated()));
        while (took("AND")) {
            parts.add(negated());
        }
        return parts.size() == 1 ? parts.get(0) : new Node.And(parts);
    }

    private Node negated() {
        if (took("NOT")) {
            return new Node.Not(negated());
        }
        if (took("EXISTS")) {
            return bracketed();
        }
        return peek().kind() == Kind.OPEN ? bracketed() : comparison();
    }

    private Node bracketed() {
        expect(Kind.OPEN);
        Node inner = either();
        expect(Kind.CLOSE);
        return inner;
    }

    private Node comparison() {
        Token left = next();
        if (left.kind() != Kind.FIELD && left.kind() != Kind.LITERAL && left.kind() != Kind.NUMBER) {
            at--;
            throw unexpected();
        }
        boolean field = left.kind() == Kind.FIELD;
        if (field && !vocabulary.knows(left.text())) {
            throw new SearchSpecException("field [" + left.text() + "] does not exist");
        }
        if (field && took("IS")) {
            boolean not = took("NOT");
            if (!took("NULL")) {
                throw unexpected();
            }
            return new Node.IsNull(left.text(), not);
        }
        String operator = operator();
        Token right = next();
        if (right.kind() != Kind.LITERAL && right.kind() != Kind.NUMBER) {
            at--;
            throw unexpected();
        }
        return field
                ? compared(left.text(), operator, right.text())
                : new Node.Constant(Comparison.of(operator, right.text(), left.kind() == Kind.NUMBER)
                        .test(left.text()));
    }

    private Node compared(String field, String operator, String literal) {
        if (LIKES.contains(operator)) {
            boolean contains = literal.length() > 2 && literal.startsWith("*") && literal.endsWith("*");
            return contains && vocabulary.containsFindsNothing()
                    ? new Node.Constant(Truth.FALSE)
                    : new Node.Compare(field, Comparison.of(operator, literal, false));
        }
        String stored = literal.isEmpty() ? "" : vocabulary.stored(field, literal);
        return new Node.Compare(field, Comparison.of(operator, stored, vocabulary.numeric(field)));
    }

    private String operator() {
        Token token = next();
        if (token.kind() == Kind.OPERATOR || (token.kind() == Kind.WORD && LIKES.contains(token.text()))) {
            return token.text();
        }
        at--;
        throw unexpected();
    }

    private boolean took(String word) {
        boolean is = peek().is(Kind.WORD, word);
        at += is ? 1 : 0;
        return is;
    }

    private void expect(Kind kind) {
        if (next().kind() != kind) {
            at--;
            throw unexpected();
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at == tokens.size() - 1 ? at : at++);
    }

    private SearchSpecException unexpected() {
        return new SearchSpecException("unexpected " + peek().text());
    }
}
