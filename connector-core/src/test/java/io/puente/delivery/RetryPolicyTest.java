package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(new MovableClock(Canonical.START), new Random(7));

    @ParameterizedTest(name = "try {0}: soon within {1} s, back-off within {2} s")
    @CsvSource({"1, 2, 1", "2, 4, 2", "5, 32, 16", "9, 60, 256", "10, 60, 300", "1000000, 60, 300"})
    void waitsGrowAndEnd(int attempts, int soon, int backOff) {
        for (int i = 0; i < 100; i++) {
            assertThat(policy.soon(attempts))
                    .isBetween(Canonical.START.plusMillis(soon * 500L), Canonical.START.plusSeconds(soon));
            assertThat(policy.backOff(attempts))
                    .isBetween(Canonical.START.plusMillis(backOff * 500L), Canonical.START.plusSeconds(backOff));
        }
    }

    @ParameterizedTest(name = "told {0}: between {1} and {2} s")
    @CsvSource({"PT40S, 40, 44", "PT0S, 0, 0", "P900D, 86400, 95040", ", 30, 33"})
    void neverEarlierThanTold(Duration told, long earliest, long latest) {
        Failure throttled = Failure.of(FailureKind.THROTTLED, "429", "");
        Failure failure = told == null ? throttled : throttled.withRetryAfter(told);
        assertThat(policy.asTold(failure))
                .isBetween(Canonical.START.plusSeconds(earliest), Canonical.START.plusSeconds(latest));
    }
}
