package io.puente.benchmark;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is moved, so that nobody waits for a retry. Thread-safe. */
final class PredictionClock extends Clock {
    private volatile Instant now;

    PredictionClock(Instant start) {
        now = start;
    }

    /** Never backwards. */
    void advanceTo(Instant to) {
        now = to.isAfter(now) ? to : now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("always UTC");
    }
}
