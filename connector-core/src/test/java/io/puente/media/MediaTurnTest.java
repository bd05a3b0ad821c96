package io.puente.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.testkit.Canonical;
import io.puente.testkit.FakeLeases;
import io.puente.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MediaTurnTest {
    private final MovableClock clock = new MovableClock(Canonical.START);
    private final FakeLeases leases = new FakeLeases(clock);
    private final MediaTurn first = new MediaTurn(leases, "node-1", clock);
    private final MediaTurn second = new MediaTurn(leases, "node-2", clock);

    @Test
    void oneNodeFetchesAndRenewsInTime() {
        for (int i = 0; i < 10; i++) {
            assertThat(first.getAsBoolean()).isTrue();
            assertThat(second.getAsBoolean()).isFalse();
            clock.advance(Duration.ofSeconds(50));
        }
    }

    @Test
    void theNextTakesOverAtOnceFromOneThatCloses() {
        assertThat(first.getAsBoolean()).isTrue();
        first.close();
        assertThat(second.getAsBoolean()).isTrue();
        assertThat(first.getAsBoolean()).isFalse();
    }

    @Test
    void theNextTakesOverFromOneThatDied() {
        assertThat(first.getAsBoolean()).isTrue();
        clock.advance(Duration.ofMinutes(2));
        assertThat(second.getAsBoolean()).isTrue();
        assertThat(first.getAsBoolean()).isFalse();
    }
}
