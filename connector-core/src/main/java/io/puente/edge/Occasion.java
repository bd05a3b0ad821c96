package io.puente.edge;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Says at most once in a while that there is one: thousands of equal log lines a second help nobody. Thread-safe. */
final class Occasion {

    private final Clock clock;
    private final long everyMillis;
    private final AtomicLong nextMillis = new AtomicLong(Long.MIN_VALUE);

    Occasion(Clock clock, Duration every) {
        this.clock = clock;
        this.everyMillis = every.toMillis();
    }

    /** True for the first who asks, and then for one in each period. */
    boolean now() {
        long now = clock.millis();
        long next = nextMillis.get();
        return now >= next && nextMillis.compareAndSet(next, now + everyMillis);
    }
}
