package io.puente.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A value with the moment it was true; joining two takes the newer, and of two with one moment the greater text. */
public record Dated(String value, Instant at) {

    /** The same result in any order and however often it is applied. */
    public static @Nullable Dated newest(@Nullable Dated a, @Nullable Dated b) {
        if (a == null) {
            return b;
        }
        if (b == null) {
            return a;
        }
        int byTime = a.at.compareTo(b.at);
        if (byTime != 0) {
            return byTime > 0 ? a : b;
        }
        return a.value.compareTo(b.value) >= 0 ? a : b;
    }

    /** The moment only: the value may be personal data. */
    @Override
    public String toString() {
        return "Dated[" + at + "]";
    }
}
