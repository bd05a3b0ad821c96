package io.puente.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OccasionTest {
    private final MovableClock clock = new MovableClock(Canonical.START);
    private final Occasion occasion = new Occasion(clock, Duration.ofSeconds(1));

    @Test
    void oneInEachPeriodHowManyEverAsk() {
        assertThat(IntStream.range(0, 1_000)
                        .parallel()
                        .filter(i -> occasion.now())
                        .count())
                .isEqualTo(1);

        clock.advance(Duration.ofMillis(999));
        assertThat(occasion.now()).isFalse();

        clock.advance(Duration.ofMillis(1));
        assertThat(occasion.now()).isTrue();
        assertThat(occasion.now()).isFalse();
    }
}
