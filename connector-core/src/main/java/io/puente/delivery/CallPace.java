package io.puente.delivery;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets at most so many write and read calls of deliveries and comparisons to one CRM begin in any second, wherever that second starts;
 * those above it wait their turn. Logins, probes and watching come from elsewhere and are not counted. Thread-safe.
 */
public final class CallPace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** When the latest calls began or will; the oldest is next to be replaced. Empty if there is no limit. */
    private final long[] turns;

    private final LongSupplier nanos;
    private final Waiting waiting;
    private int oldest;

    /** Sleeps; replaced in tests. */
    @FunctionalInterface
    interface Waiting {
        void nanos(long time) throws InterruptedException;
    }

    CallPace(int callsPerSecond, LongSupplier nanos, Waiting waiting) {
        if (callsPerSecond < 0) {
            throw new IllegalArgumentException("calls per second must not be negative, and are " + callsPerSecond);
        }
        this.turns = new long[callsPerSecond];
        this.nanos = nanos;
        this.waiting = waiting;
        Arrays.fill(turns, nanos.getAsLong() - SECOND);
    }

    /** @param callsPerSecond 0 for no limit */
    public static CallPace perSecond(int callsPerSecond) {
        return new CallPace(callsPerSecond, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    /** Returns when the call may begin; in order of asking. An interrupted one has used its turn up. */
    public void await() throws InterruptedException {
        if (turns.length == 0) {
            return;
        }
        long wait = turn();
        if (wait > 0) {
            waiting.nanos(wait);
        }
    }

    private synchronized long turn() {
        long now = nanos.getAsLong();
        // Differences, never comparisons: the nanosecond clock may overflow.
        long wait = Math.max(0, turns[oldest] + SECOND - now);
        turns[oldest] = now + wait;
        oldest = (oldest + 1) % turns.length;
        return wait;
    }
}
