package io.puente.media;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a file is tried again. Thread-safe if its source of chance is. */
final class RetryPace {
    /** How long WhatsApp keeps the ids of received files. Source: Cloud API, media. */
    static final Duration ID_LIFE = Duration.ofDays(7);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration HOLD = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 10;

    private final RandomGenerator chance;

    RetryPace(RandomGenerator chance) {
        this.chance = chance;
    }

    static boolean over(Instant receivedAt, Instant now) {
        return !now.isBefore(receivedAt.plus(ID_LIFE));
    }

    /**
     * Doubles from 5 seconds up to an hour, shortened by up to a half so that an outage's files do not come back
     * together; never beyond the end of the id's life, so that the last try is made just then.
     *
     * @param attempts made so far, this one included
     */
    Instant next(MediaFailure failure, int attempts, Instant receivedAt, Instant now) {
        Duration pause = switch (failure.kind().next()) {
            case RETRY, HOLD_ALL, GIVE_UP -> FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
            case AWAIT_OPERATOR -> LONGEST;
        };
        pause = shorter(pause, LONGEST);
        pause = longer(pause.minusMillis((long) (chance.nextDouble() * pause.toMillis() / 2)), failure.retryAfter());
        Instant next = now.plus(pause);
        Instant end = receivedAt.plus(ID_LIFE);
        return next.isBefore(end) ? next : end;
    }

    /** How long no file at all is asked for. */
    static Duration hold(MediaFailure failure) {
        return shorter(longer(HOLD, failure.retryAfter()), LONGEST);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, @Nullable Duration b) {
        return b == null || a.compareTo(b) >= 0 ? a : b;
    }
}
