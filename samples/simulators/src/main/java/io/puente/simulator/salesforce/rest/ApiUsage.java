package io.puente.simulator.salesforce.rest;

import io.puente.simulator.salesforce.org.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts API calls against the org's allowance for 24 hours, and refuses when told to. Thread-safe. */
public final class ApiUsage {
    /** Which of the two limits a refused call is said to have hit. */
    public enum Limit {
        DAILY("TotalRequests Limit exceeded."),
        CONCURRENT("ConcurrentRequests (Concurrent API Requests) Limit exceeded.");

        private final String message;

        Limit(String message) {
            this.message = message;
        }
    }

    private static final Duration WINDOW = Duration.ofHours(24);

    private final Clock clock;
    private final long initialMax;
    private long max;
    private long used;
    private Instant windowStart;
    private Limit scripted = Limit.DAILY;
    private int refusals;

    public ApiUsage(Clock clock, long max) {
        this.clock = clock;
        this.initialMax = max;
        this.max = max;
        this.windowStart = clock.instant();
    }

    /** @param calls per 24 hours; what was used stays used */
    public synchronized void max(long calls) {
        max = calls;
    }

    /** Refuses that many calls from now on, whatever was used. */
    public synchronized void refuse(Limit limit, int calls) {
        scripted = limit;
        refusals = calls;
    }

    synchronized void reset() {
        max = initialMax;
        used = 0;
        refusals = 0;
        windowStart = clock.instant();
    }

    /** @throws ApiException REQUEST_LIMIT_EXCEEDED */
    public synchronized void take() {
        roll();
        if (refusals > 0) {
            refusals--;
            throw new ApiException("REQUEST_LIMIT_EXCEEDED", scripted.message);
        }
        if (used >= max) {
            throw new ApiException("REQUEST_LIMIT_EXCEEDED", Limit.DAILY.message);
        }
        used++;
    }

    private void roll() {
        Instant now = clock.instant();
        if (now.isAfter(windowStart.plus(WINDOW))) {
            windowStart = now;
            used = 0;
        }
    }

    public synchronized long used() {
        roll();
        return used;
    }

    synchronized long max() {
        return max;
    }

    /** The value of {@code Sforce-Limit-Info}. */
    synchronized String header() {
        roll();
        return "api-usage=" + used + "/" + max;
    }
}
