package io.puente.simulator.siebel.records;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Hands out row ids and numbers: a prefix and base 36; some contain a plus sign, as real ones may. */
final class RowIds {
    private static final long FIRST = 46_656L * 3;

    private final AtomicLong last = new AtomicLong(FIRST);

    String next() {
        long number = last.incrementAndGet();
        String digits = Long.toString(number, 36).toUpperCase(Locale.ROOT);
        return number % 5 == 0 ? "1-" + digits.substring(0, 2) + "+" + digits.substring(2) : "1-" + digits;
    }

    void reset() {
        last.set(FIRST);
    }
}
