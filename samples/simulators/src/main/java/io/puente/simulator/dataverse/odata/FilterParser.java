package io.puente.simulator.dataverse.odata;

import io.puente.simulator.dataverse.odata.Condition.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code $filter}. One parser per filter. */
public final class FilterParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*('(?:[^']|'')*'|\\[[^\\]]*\\]|[(),=]|[^\\s(),=']+)\\s*");
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final Set<String> TEXT_FUNCTIONS = Set.of("contains", "startswith", "endswith");
    private static final String PLATFORM = "Microsoft.Dynamics.CRM.";

    private final List<String> tokens = new ArrayList<>();
    private final String text;
    private int at;

    private FilterParser(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (end != text.length()) {
            throw new ODataSyntaxException(
                    "There is an unterminated string literal at position " + text.length() + " in '" + text + "'.");
        }
    }

    public static Condition parse(String filter) {
        FilterParser parser = new FilterParser(filter);
        Condition condition = parser.or();
        if (parser.at < parser.tokens.size()) {
            throw parser.syntax();
        }
        return condition;
    }

    private Condition or() {
        Condition left = and();
        while (accept("or")) {
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        Condition left = unary();
        while (accept("and")) {
            left = new Condition.And(left, unary());
        }
        return left;
    }

    private Condition unary() {
        if (accept("not")) {
            return new Condition.Not(unary());
        }
        if (accept("(")) {
            Condition inner = or();
            expect(")");
            return inner;
        }
        return comparison();
    }

    private Condition comparison() {
        String word = next();
        if (word.startsWith(PLATFORM)) {
            return platform(word.substring(PLATFORM.length()));
        }
        if (TEXT_FUNCTIONS.contains(word)) {
            expect("(");
            Path path = path(next());
            expect(",");
            Literal literal = literal(next());
            expect(")");
            if (!(literal.value() instanceof String value)) {
                throw new ODataSyntaxException("No function signature for the function with name '" + word
                        + "' matches the specified arguments.");
            }
            if (peek("eq")) {
                next();
                return next().equals("true")
                        ? new Condition.Match(word, path, value)
                        : new Condition.Not(new Condition.Match(word, path, value));
            }
            return new Condition.Match(word, path, value);
        }
        if (peek("(") && (word.endsWith("/any") || word.endsWith("/all"))) {
            return lambda(word);
        }
        String operator = next();
        if (!OPERATORS.contains(operator)) {
            throw syntax();
        }
        Literal left = Literal.of(word);
        if (left != null) {
            // 5 lt x is x gt 5
            return new Condition.Compare(path(next()), mirrored(operator), left);
        }
        return new Condition.Compare(path(word), operator, literal(next()));
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "gt" -> "lt";
            case "ge" -> "le";
            case "lt" -> "gt";
            case "le" -> "ge";
            default -> operator;
        };
    }

    private Condition lambda(String word) {
        int slash = word.lastIndexOf('/');
        expect("(");
        List<Condition> inner = new ArrayList<>();
        String variable = "";
        if (!peek(")")) {
            String first = tokens.get(at);
            int colon = first.indexOf(':');
            if (colon < 0) {
                throw syntax();
            }
            variable = first.substring(0, colon);
            String rest = first.substring(colon + 1);
            if (rest.isEmpty()) {
                at++;
            } else {
                tokens.set(at, rest);
            }
            inner.add(or());
        }
        expect(")");
        return new Condition.Lambda(path(word.substring(0, slash)), word.substring(slash + 1), variable, inner);
    }

    private Condition platform(String name) {
        expect("(");
        Map<String, String> parameters = new LinkedHashMap<>();
        do {
            String key = next();
            expect("=");
            parameters.put(key, next());
        } while (accept(","));
        expect(")");
        return new Condition.Function(name, parameters);
    }

    private Path path(String word) {
        if (Literal.of(word) != null || !word.matches("[A-Za-z_][\\w./-]*")) {
            throw syntax();
        }
        return new Path(List.of(word.split("/", -1)));
    }

    private Literal literal(String word) {
        Literal literal = Literal.of(word);
        if (literal == null) {
            throw new ODataSyntaxException("Could not find a property named '" + word + "' or a literal in '" + text
                    + "'; the simulator compares columns with constants only.");
        }
        return literal;
    }

    private boolean peek(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private boolean accept(String token) {
        boolean there = peek(token);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw syntax();
        }
    }

    private String next() {
        if (at >= tokens.size()) {
            throw syntax();
        }
        return tokens.get(at++);
    }

    private ODataSyntaxException syntax() {
        return new ODataSyntaxException("Syntax error at position " + at + " in '" + text + "'.");
    }
}
