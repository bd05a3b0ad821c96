package io.puente.simulator.siebel.searchspec;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operator with its right side.
 *
 * @param pattern of {@code LIKE}; null for the others
 */
record Comparison(
        String operator,
        String literal,
        boolean numeric,
        boolean caseless,
        @Nullable Pattern pattern) {

    static Comparison of(String operator, String literal, boolean numeric) {
        boolean caseless = operator.startsWith("~");
        String plain = caseless ? operator.substring(1) : operator;
        return new Comparison(plain, literal, numeric, caseless, plain.equals("LIKE") ? glob(literal, caseless) : null);
    }

    private static Pattern glob(String literal, boolean caseless) {
        StringBuilder regex = new StringBuilder();
        for (char c : literal.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(
                regex.toString(),
                caseless ? Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : Pattern.DOTALL);
    }

    /** An index can answer it. */
    boolean exact() {
        return operator.equals("=") && !caseless && !numeric && !literal.isEmpty();
    }

    Truth test(String value) {
        // The database keeps an empty text as no value at all.
        if (literal.isEmpty() && (operator.equals("=") || operator.equals("<>"))) {
            return Truth.of(value.isEmpty() == operator.equals("="));
        }
        if (value.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (pattern != null) {
            return Truth.of(pattern.matcher(value).matches());
        }
        int order = compare(value);
        return Truth.of(
                switch (operator) {
                    case "=" -> order == 0;
                    case "<>" -> order != 0;
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    case ">=" -> order >= 0;
                    default -> throw new IllegalStateException(operator);
                });
    }

    private int compare(String value) {
        if (numeric) {
            return new BigDecimal(value).compareTo(new BigDecimal(literal));
        }
        return caseless
                ? value.toLowerCase(Locale.ROOT).compareTo(literal.toLowerCase(Locale.ROOT))
                : value.compareTo(literal);
    }
}
