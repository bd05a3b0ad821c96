package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Unix seconds, as text or number; some senders use milliseconds. */
final class Timestamps {

    /** Seconds reach this in the year 5138, milliseconds passed it in 1973. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private static final long YEAR_10000_MILLIS = 253_402_300_800_000L;
    private static final int MAX_DIGITS = 15;

    private Timestamps() {}

    /** Null if there is nothing that reads as a moment after 1970. */
    static @Nullable Instant read(@Nullable JsonNode parent, String name) {
        String text = Fields.id(parent, name);
        return text == null ? null : parse(text);
    }

    static Instant readOr(@Nullable JsonNode parent, String name, Instant otherwise) {
        Instant at = read(parent, name);
        return at == null ? otherwise : at;
    }

    /** As {@link #readOr}; what was wrong is noted as detail {@code timestamp}. */
    static Instant readOr(JsonNode parent, String name, Instant otherwise, Details details) {
        Instant at = read(parent, name);
        if (at == null) {
            details.put("timestamp", Fields.get(parent, name) == null ? "missing" : "unreadable");
            return otherwise;
        }
        return at;
    }

    private static @Nullable Instant parse(String text) {
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end == 0 || end > MAX_DIGITS) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!CleanText.isDigit(c)) {
                return null;
            }
            value = value * 10 + (c - '0');
        }
        if (value == 0 || value >= YEAR_10000_MILLIS) {
            return null;
        }
        return value > FIRST_MILLISECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }
}
