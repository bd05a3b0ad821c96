package io.puente.siebel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import io.puente.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserZoneTest {
    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
    private final MovableClock clock = new MovableClock(NOW);

    @Test
    void aZoneThatIsRightIsLookedAtAgainHoursLater() throws Exception {
        UserZone zone = new UserZone(Optional.of(ZoneId.of("Europe/Madrid")), true, clock);
        assertThat(zone.due()).isTrue();

        assertThat(zone.compare(NOW, LocalDateTime.parse("2026-07-01T12:00:02")))
                .isFalse();

        assertThat(zone.due()).isFalse();
        clock.advance(Duration.ofHours(7));
        assertThat(zone.due()).isTrue();
    }

    @Test
    void aZoneThatIsWrongStopsEverything() {
        UserZone zone = new UserZone(Optional.of(ZoneOffset.UTC), true, clock);

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> zone.compare(NOW, LocalDateTime.parse("2026-07-01T12:00:00")))
                .withMessageContaining("+02:00")
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.MISCONFIGURED));
    }

    @Test
    void aZoneCanBeFoundOut() throws Exception {
        UserZone zone = new UserZone(Optional.empty(), true, clock);
        assertThat(zone.zone()).isEqualTo(ZoneOffset.UTC);

        assertThat(zone.compare(NOW, LocalDateTime.parse("2026-07-01T15:31:00")))
                .isTrue();

        assertThat(zone.zone()).isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
        assertThat(zone.compare(NOW, LocalDateTime.parse("2026-07-01T15:30:00")))
                .isFalse();
    }

    @Test
    void aClockThatIsOffProvesNothing() throws Exception {
        UserZone zone = new UserZone(Optional.of(ZoneOffset.UTC), true, clock);

        assertThat(zone.compare(NOW, LocalDateTime.parse("2026-07-01T10:07:00")))
                .isFalse();
        assertThat(zone.compare(NOW, LocalDateTime.parse("2026-07-03T10:00:00")))
                .isFalse();

        assertThat(zone.due()).isFalse();
        clock.advance(Duration.ofMinutes(11));
        assertThat(zone.due()).isTrue();
    }

    @Test
    void theCheckCanBeSwitchedOff() {
        assertThat(new UserZone(Optional.of(ZoneOffset.UTC), false, clock).due())
                .isFalse();
    }
}
