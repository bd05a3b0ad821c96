package io.puente.siebel.internal;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The only place that builds search specifications. Siebel documents no way to write a quote inside a literal, and a
 * bare one ends it: the rest would be evaluated and return other people's records. So a value holds only characters that
 * mean nothing to the expression, and what holds others is never searched for.
 */
final class Searchspec {
    private Searchspec() {}

    /**
     * Whether a value can be searched for. A blank one never: {@code [F] = ""} matches every row whose field is empty.
     */
    static boolean searchable(String value) {
        return !value.isBlank() && value.length() <= 250 && value.codePoints().allMatch(Searchspec::harmless);
    }

    private static boolean harmless(int c) {
        return Character.isLetterOrDigit(c) || c == ' ' || "+-_.@:/#".indexOf(c) >= 0;
    }

    /** @throws IllegalArgumentException for a value that is not {@link #searchable} */
    static String equal(String field, String value) {
        return "[" + name(field) + "]=" + literal(value);
    }

    static String anyOf(String field, Collection<String> values) {
        return values.stream().map(value -> equal(field, value)).collect(Collectors.joining(" OR "));
    }

    static String atLeast(String field, String value) {
        return "[" + name(field) + "]>=" + literal(value);
    }

    static String filled(String field) {
        return "[" + name(field) + "] IS NOT NULL";
    }

    private static String literal(String value) {
        if (!searchable(value)) {
            throw new IllegalArgumentException("a value that cannot be searched for");
        }
        return '"' + value + '"';
    }

    /** @throws IllegalArgumentException for what cannot be the name of a field */
    static String name(String field) {
        if (!field.matches("[A-Za-z][A-Za-z0-9 _.#/&()$%?,:-]{0,120}")) {
            throw new IllegalArgumentException("not the name of a Siebel field: " + field);
        }
        return field;
    }
}
