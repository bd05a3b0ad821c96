package io.puente.dynamics.internal;

import io.puente.spi.Budget;
import io.puente.spi.HttpReply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code x-ms-ratelimit-burst-remaining-xrm-requests} said last: how many requests our user may still send to the web
 * server that answered, out of 6,000 in 300 seconds; the requests inside a batch count one by one
 * (learn.microsoft.com/power-apps/developer/data-platform/api-limits). Thread-safe.
 */
public final class LimitHeaders {
    private static final long ALLOWED = 6_000;
    private static final Duration PERIOD = Duration.ofSeconds(300);

    private volatile @Nullable Budget last;

    void note(HttpReply reply) {
        reply.header("x-ms-ratelimit-burst-remaining-xrm-requests")
                .map(String::strip)
                .ifPresent(value -> {
                    if (value.matches("\\d{1,9}")) {
                        long remaining = Long.parseLong(value);
                        // Some environments are allowed more; what they are allowed they do not say.
                        long allowed = Math.max(ALLOWED, remaining);
                        last = new Budget(allowed - remaining, allowed, PERIOD);
                    }
                });
    }

    public Optional<Budget> budget() {
        return Optional.ofNullable(last);
    }
}
