package io.puente.simulator.dataverse.api;

import io.puente.simulator.dataverse.org.Ref;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order of values as the database sees it: text without regard to case, nulls first. */
final class Comparisons {
    private Comparisons() {}

    @SuppressWarnings("unchecked")
    static int compare(@Nullable Object left, @Nullable Object right) {
        Object a = plain(left);
        Object b = plain(right);
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        return a.getClass() == b.getClass() ? ((Comparable<Object>) a).compareTo(b) : text(a).compareTo(text(b));
    }

    private static String text(Object value) {
        return value.toString();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof String text) {
            return text.toLowerCase(Locale.ROOT).stripTrailing();
        }
        if (value instanceof Ref ref) {
            return ref.id().toString();
        }
        if (value instanceof UUID id) {
            return id.toString();
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return value instanceof Instant || value instanceof BigDecimal || value instanceof Boolean
                ? value
                : value == null ? null : value.toString();
    }
}
