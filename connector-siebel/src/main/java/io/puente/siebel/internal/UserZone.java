package io.puente.siebel.internal;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The zone of the integration user's profile, in which Siebel reads and writes times without saying so. It is compared
 * with the server's clock by the time of a record that was just written; thread-safe.
 */
public final class UserZone {
    /** Zones are quarters of an hour apart. */
    private static final int QUARTER = 15 * 60;
    /** Between writing the record and the time in the answer's header. */
    private static final int SLACK = 4 * 60;
    /** Summer time begins and ends; a found zone is only an offset. */
    private static final Duration GOOD_FOR = Duration.ofHours(6);
    /** After a comparison that told nothing. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private final Optional<ZoneId> configured;
    private final boolean check;
    private final Clock clock;
    private volatile @Nullable ZoneId found;
    private volatile boolean differs;
    private volatile Instant nextLook = Instant.MIN;

    /** @param configured empty to find it out */
    public UserZone(Optional<ZoneId> configured, boolean check, Clock clock) {
        this.configured = configured;
        this.check = check;
        this.clock = clock;
    }

    /** The zone as far as it is known: until one is found, UTC. */
    ZoneId zone() {
        ZoneId learned = found;
        return configured.orElse(learned == null ? ZoneOffset.UTC : learned);
    }

    /** A record that was written showed that this is the zone. */
    boolean proved() {
        return found != null;
    }

    /** The last record compared showed another zone than the configured one. */
    boolean differs() {
        return differs;
    }

    boolean unknown() {
        return configured.isEmpty() && found == null;
    }

    /** Whether the next record written should be compared. */
    boolean due() {
        return check && !clock.instant().isBefore(nextLook);
    }

    /**
     * @param written when the server wrote the record
     * @param said what it says of that moment
     * @return whether the zone is another than it was
     * @throws TargetFailure {@code MISCONFIGURED} if the configured zone is not the user's
     */
    boolean compare(Instant written, LocalDateTime said) throws TargetFailure {
        long seconds = Duration.between(LocalDateTime.ofInstant(written, ZoneOffset.UTC), said)
                .toSeconds();
        long quarters = Math.round((double) seconds / QUARTER);
        long offset = quarters * QUARTER;
        if (Math.abs(seconds - offset) > SLACK || Math.abs(offset) > ZoneOffset.MAX.getTotalSeconds()) {
            nextLook = clock.instant().plus(AGAIN_AFTER);
            return false;
        }
        ZoneOffset actual = ZoneOffset.ofTotalSeconds((int) offset);
        ZoneId before = zone();
        if (before.getRules().getOffset(written).equals(actual)) {
            found = before;
            differs = false;
            nextLook = clock.instant().plus(GOOD_FOR);
            return false;
        }
        if (configured.isPresent()) {
            differs = true;
            throw new TargetFailure(Failure.of(
                    FailureKind.MISCONFIGURED,
                    "time-zone",
                    "Siebel's integration user is in a zone at " + actual + ", the setting time-zone says " + before
                            + "; every time would be wrong. Set the user's time zone, or time-zone."));
        }
        found = actual;
        nextLook = clock.instant().plus(GOOD_FOR);
        return true;
    }
}
