package io.puente.simulator.siebel.searchspec;

import io.puente.simulator.siebel.searchspec.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into words. */
final class SearchLexer {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("~?[A-Za-z]+");
    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "LIKE", "~LIKE", "IS", "NULL", "EXISTS");
    private static final Pattern OPERATOR = Pattern.compile("~=|<>|<=|>=|=|<|>");

    private final String text;
    private final boolean doubledQuotes;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    SearchLexer(String text, boolean doubledQuotes) {
        this.text = text;
        this.doubledQuotes = doubledQuotes;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '(' || c == ')') {
                add(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c), 1);
            } else if (c == '[') {
                int end = text.indexOf(']', at);
                if (end < 0) {
                    throw new SearchSpecException("no ] after position " + at);
                }
                add(Kind.FIELD, text.substring(at + 1, end), end + 1 - at);
            } else if (c == '"' || c == '\'') {
                literal(c);
            } else if (!matched(OPERATOR, Kind.OPERATOR)
                    && !matched(NUMBER, Kind.NUMBER)
                    && !matched(WORD, Kind.WORD)) {
                throw new SearchSpecException("unexpected " + c + " at position " + at);
            }
        }
        tokens.add(new Token(Kind.END, "end"));
        return tokens;
    }

    private void literal(char quote) {
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        while (true) {
            int end = text.indexOf(quote, i);
            if (end < 0) {
                throw new SearchSpecException("no closing " + quote + " after position " + at);
            }
            value.append(text, i, end);
            boolean doubled = doubledQuotes && end + 1 < text.length() && text.charAt(end + 1) == quote;
            if (!doubled) {
                add(Kind.LITERAL, value.toString(), end + 1 - at);
                return;
            }
            value.append(quote);
            i = end + 2;
        }
    }

    private boolean matched(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        String found = matcher.group();
        String upper = found.toUpperCase(Locale.ROOT);
        if (kind != Kind.WORD) {
            add(kind, found, found.length());
        } else if (KEYWORDS.contains(upper)) {
            add(kind, upper, found.length());
        } else {
            // A field of one word needs no brackets, as in one of the vendor's published requests.
            add(Kind.FIELD, found, found.length());
        }
        return true;
    }

    private void add(Kind kind, String value, int length) {
        tokens.add(new Token(kind, value));
        at += length;
    }
}
