package io.puente.simulator.salesforce.soql;

import io.puente.simulator.salesforce.org.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query into words, literals and marks. */
final class SoqlLexer {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<string>'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<datetime>\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:?\\d\\d))"
            + "|(?<date>\\d{4}-\\d\\d-\\d\\d)"
            + "|(?<number>[+-]?\\d+(?:\\.\\d+)?)"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_.]*(?::\\d+)?)"
            + "|(?<mark><=|>=|!=|<>|[=<>(),]))");

    /** @param text of a string without quotes and escapes */
    record Token(Kind kind, String text) {
        boolean is(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word) || kind == Kind.MARK && text.equals(word);
        }
    }

    enum Kind {
        STRING,
        DATETIME,
        DATE,
        NUMBER,
        WORD,
        MARK,
        END
    }

    private SoqlLexer() {}

    static List<Token> cut(String soql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(soql);
        int at = 0;
        while (at < soql.length() && !soql.substring(at).isBlank()) {
            matcher.region(at, soql.length());
            if (!matcher.lookingAt()) {
                throw new ApiException(
                        "MALFORMED_QUERY",
                        "unexpected token: '" + soql.substring(at).trim() + "'");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "<EOF>"));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            String text = kind == Kind.END ? null : matcher.group(kind.name().toLowerCase(Locale.ROOT));
            if (text != null) {
                return new Token(kind, kind == Kind.STRING ? unescape(text) : text);
            }
        }
        throw new IllegalStateException("Every token has a kind");
    }

    private static String unescape(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char next = quoted.charAt(++i);
            switch (next) {
                case 'n', 'N' -> text.append('\n');
                case 'r', 'R' -> text.append('\r');
                case 't', 'T' -> text.append('\t');
                case 'b', 'B' -> text.append('\b');
                case 'f', 'F' -> text.append('\f');
                // LIKE needs to know that these were escaped.
                case '%', '_' -> text.append('\\').append(next);
                case '\'', '"', '\\' -> text.append(next);
                default -> throw new ApiException("MALFORMED_QUERY", "invalid escape: \\" + next);
            }
        }
        return text.toString();
    }
}
