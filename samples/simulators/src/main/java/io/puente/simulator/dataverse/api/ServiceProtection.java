package io.puente.simulator.dataverse.api;

import io.puente.simulator.dataverse.org.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service protection limits: requests and execution time per user in a sliding window, and concurrent requests.
 * Execution time is not measured but charged per operation. Thread-safe.
 */
public final class ServiceProtection {
    /** Which of the three limits was hit. */
    public enum Limit {
        REQUESTS(ErrorCode.TOO_MANY_REQUESTS),
        EXECUTION_TIME(ErrorCode.TOO_MUCH_TIME),
        CONCURRENT(ErrorCode.TOO_MANY_AT_ONCE);

        private final ErrorCode code;

        Limit(ErrorCode code) {
            this.code = code;
        }
    }

    private static final Duration WINDOW = Duration.ofSeconds(300);

    private record Use(Instant at, int operations, long millis) {}

    private static final class User {
        private final Deque<Use> uses = new ArrayDeque<>();
        private int running;
        private long operations;
        private long millis;
    }

    /** A refusal. @param retryAfter whole seconds */
    record Refusal(Limit limit, ErrorCode code, String message, long retryAfter) {}

    private final Clock clock;
    private final Map<UUID, User> users = new HashMap<>();
    private long maxRequests;
    private long maxMillis;
    private int maxConcurrent;
    private Duration costPerOperation = Duration.ofMillis(20);
    private int refusals;
    private Limit refusalLimit = Limit.REQUESTS;
    private long refusalSeconds;

    ServiceProtection(Clock clock) {
        this.clock = clock;
        reset();
    }

    final synchronized void reset() {
        users.clear();
        maxRequests = 6_000;
        maxMillis = Duration.ofMinutes(20).toMillis();
        maxConcurrent = 52;
        costPerOperation = Duration.ofMillis(20);
        refusals = 0;
    }

    /** @param requests per user and 300 seconds; the vendor's figure is 6,000 */
    public synchronized void maxRequests(long requests) {
        maxRequests = requests;
    }

    /** @param time per user and 300 seconds; the vendor's figure is 20 minutes */
    public synchronized void maxExecutionTime(Duration time) {
        maxMillis = time.toMillis();
    }

    /** @param calls of one user at the same time; the vendor's figure is 52 */
    public synchronized void maxConcurrent(int calls) {
        maxConcurrent = calls;
    }

    /** @param time that one operation is said to take; 20 ms unless told */
    public synchronized void costPerOperation(Duration time) {
        costPerOperation = time;
    }

    /** The next calls are refused, whatever was used. */
    public synchronized void refuseNext(int calls, Limit limit, long retryAfterSeconds) {
        refusals = calls;
        refusalLimit = limit;
        refusalSeconds = retryAfterSeconds;
    }

    /** Operations counted for a user in the current window, refused ones included. */
    public synchronized long used(UUID userId) {
        return trimmed(userId).operations;
    }

    /** Counts the call; one that is not refused must be ended by {@link #leave}. */
    synchronized @Nullable Refusal enter(UUID userId, int operations) {
        if (refusals > 0) {
            refusals--;
            return refusal(refusalLimit, refusalSeconds);
        }
        User user = trimmed(userId);
        Limit hit = null;
        if (user.running >= maxConcurrent) {
            hit = Limit.CONCURRENT;
        } else if (user.operations >= maxRequests) {
            hit = Limit.REQUESTS;
        } else if (user.millis >= maxMillis) {
            hit = Limit.EXECUTION_TIME;
        }
        // Refused calls count as well: going on while limited makes the wait longer.
        long millis = hit == null ? costPerOperation.toMillis() * operations : 0;
        user.uses.add(new Use(clock.instant(), operations, millis));
        user.operations += operations;
        user.millis += millis;
        if (hit != null) {
            return refusal(hit, hit == Limit.CONCURRENT ? 1 : wait(user, hit));
        }
        user.running++;
        return null;
    }

    synchronized void leave(UUID userId) {
        trimmed(userId).running--;
    }

    private Refusal refusal(Limit limit, long seconds) {
        String message = switch (limit) {
            case REQUESTS ->
                "Number of requests exceeded the limit of " + maxRequests + " over time window of 300 seconds.";
            case EXECUTION_TIME ->
                "Combined execution time of incoming requests exceeded limit of "
                        + String.format(Locale.ROOT, "%,d", maxMillis)
                        + " milliseconds over time window of 300 seconds. Decrease number of concurrent requests"
                        + " or reduce the duration of requests and try again later.";
            case CONCURRENT -> "Number of concurrent requests exceeded the limit of " + maxConcurrent + ".";
        };
        return new Refusal(limit, limit.code, message, seconds);
    }

    /** Seconds until enough has left the window. */
    private long wait(User user, Limit limit) {
        long operations = user.operations;
        long millis = user.millis;
        for (Use use : user.uses) {
            operations -= use.operations();
            millis -= use.millis();
            if (limit == Limit.REQUESTS ? operations < maxRequests : millis < maxMillis) {
                Duration left = Duration.between(clock.instant(), use.at().plus(WINDOW));
                return Math.max(1, left.toSeconds() + 1);
            }
        }
        return WINDOW.toSeconds();
    }

    private User trimmed(UUID userId) {
        User user = users.computeIfAbsent(userId, any -> new User());
        Instant from = clock.instant().minus(WINDOW);
        for (Use first = user.uses.peek(); first != null && !first.at().isAfter(from); first = user.uses.peek()) {
            user.uses.remove();
            user.operations -= first.operations();
            user.millis -= first.millis();
        }
        return user;
    }

    /** {@code x-ms-ratelimit-…}: what is left of requests and of milliseconds. */
    synchronized Reply headers(Reply reply, UUID userId) {
        User user = trimmed(userId);
        String time = String.format(Locale.US, "%,.2f", Math.max(0, maxMillis - user.millis) / 1_000.0);
        return reply.header(
                        "x-ms-ratelimit-burst-remaining-xrm-requests",
                        String.valueOf(Math.max(0, maxRequests - user.operations)))
                .header("x-ms-ratelimit-time-remaining-xrm-requests", time)
                .header("x-ms-dop-hint", "4");
    }
}
