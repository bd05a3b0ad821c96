package io.puente.delivery;

import io.puente.spi.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** When to try again. Every wait is jittered, so that many rows do not come back in one moment. Thread-safe. */
public final class RetryPolicy {
    private static final Duration FIRST_SOON = Duration.ofSeconds(2);
    private static final Duration LONGEST_SOON = Duration.ofMinutes(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
    /** For a CRM that throttles without saying for how long. */
    private static final Duration UNTOLD = Duration.ofSeconds(30);
    /** A vendor's hour-long wait is obeyed; a broken header that says years is not. */
    private static final Duration LONGEST_TOLD = Duration.ofHours(24);

    private final Clock clock;
    private final RandomGenerator random;

    /** @param random must be safe for the threads that share this policy */
    public RetryPolicy(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** With chance of its own. */
    public RetryPolicy(Clock clock) {
        // ThreadLocalRandom belongs to the calling thread; asking for it at every use keeps the policy thread-safe.
        this(clock, () -> ThreadLocalRandom.current().nextLong());
    }

    /** For one record: from 2 s, doubling, at most a minute. @param attempts tries so far, from 1 */
    public Instant soon(int attempts) {
        return clock.instant().plus(jittered(doubled(FIRST_SOON, attempts, LONGEST_SOON)));
    }

    /** For an outage: from 1 s, doubling, at most 5 minutes. @param attempts tries so far, from 1 */
    public Instant backOff(int attempts) {
        return clock.instant().plus(jittered(doubled(FIRST_BACK_OFF, attempts, LONGEST_BACK_OFF)));
    }

    /** Never earlier than the CRM said; up to a tenth later. */
    public Instant asTold(Failure failure) {
        Duration told = failure.retryAfter();
        Duration wait = told == null || told.isNegative() ? UNTOLD : told;
        wait = wait.compareTo(LONGEST_TOLD) > 0 ? LONGEST_TOLD : wait;
        return clock.instant().plus(wait).plusMillis((long) (wait.toMillis() * random.nextDouble() / 10));
    }

    private static Duration doubled(Duration first, int attempts, Duration longest) {
        // 20 doublings of a second pass every limit here and do not overflow.
        Duration wait = first.multipliedBy(1L << Math.min(20, Math.max(0, attempts - 1)));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    /** Between half of the wait and all of it. */
    private Duration jittered(Duration wait) {
        return Duration.ofMillis((long) (wait.toMillis() * (0.5 + random.nextDouble() / 2)));
    }
}
