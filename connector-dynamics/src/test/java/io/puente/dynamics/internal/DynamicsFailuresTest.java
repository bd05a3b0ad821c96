package io.puente.dynamics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicsFailuresTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T22:00:00Z"), ZoneOffset.UTC);

    private final DynamicsFailures failures = new DynamicsFailures(CLOCK);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            429 | 0x80072322 | THROTTLED
            429 | 0x80072321 | THROTTLED
            429 | 0x80072326 | THROTTLED
            429 | 0x8005f103 | THROTTLED
            400 | 0x80072322 | THROTTLED
            429 | none       | THROTTLED
            401 | none       | UNAUTHORISED
            403 | 0x80072560 | UNAUTHORISED
            403 | 0x80042f09 | UNAUTHORISED
            403 | 0x80040225 | UNAUTHORISED
            401 | 0x8005f101 | UNAUTHORISED
            403 | 0x80040220 | MISCONFIGURED
            403 | none       | UNAVAILABLE
            400 | 0x80060890 | MISCONFIGURED
            400 | ''         | MISCONFIGURED
            400 | none       | UNAVAILABLE
            404 | 0x80060888 | MISCONFIGURED
            404 | none       | MISCONFIGURED
            301 | none       | MISCONFIGURED
            405 | none       | MISCONFIGURED
            413 | 0x8004418a | MISCONFIGURED
            501 | none       | MISCONFIGURED
            408 | none       | UNAVAILABLE
            400 | 0x80044150 | UNAVAILABLE
            400 | 0x80044151 | UNAVAILABLE
            400 | 0x80040216 | UNAVAILABLE
            500 | 0x80040216 | UNAVAILABLE
            500 | none       | UNAVAILABLE
            502 | none       | UNAVAILABLE
            503 | none       | UNAVAILABLE
            504 | none       | UNAVAILABLE
            400 | 0x80071151 | UNAVAILABLE
            """)
    void kinds(int status, String code, FailureKind kind) {
        assertThat(failure(status, code, Map.of()).kind()).isEqualTo(kind);
    }

    @Test
    void theTimeToWaitIsTheServicesOrFitsTheLimit() {
        assertThat(failure(429, "0x80072322", Map.of("Retry-After", "40")).retryAfter())
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(failure(429, "0x80072326", Map.of()).retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(failure(429, "0x80072321", Map.of()).retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(failure(429, "none", Map.of()).retryAfter()).isNull();
        assertThat(failure(503, "none", Map.of("Retry-After", "Sat, 21 Nov 2026 22:01:00 GMT"))
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "400, 0x80048d19, true",
        "400, '', true",
        "413, 0x8004418a, true",
        "400, 0x80044150, false",
        "400, 0x80072560, false",
        "400, 0x80072322, false",
        "403, 0x80040220, false",
        "500, 0x80048d19, false"
    })
    void aRefusedBatchIsSearchedIfItsContentIsToBlame(int status, String code, boolean blames) {
        assertThat(failures.blamesContent(status, new DynamicsError(code, ""))).isEqualTo(blames);
    }

    @Test
    void aCodeThatIsNoneIsNotStored() {
        HttpReply odd = reply(400, "{\"error\":{\"code\":\"Lucía\",\"message\":\"Lucía\"}}", Map.of());

        assertThat(failures.of(odd).failure().vendorCode()).isEqualTo("400");
        assertThat(failures.of(odd).failure().safeText()).doesNotContain("Lucía");
    }

    private Failure failure(int status, String code, Map<String, String> headers) {
        String body = code.equals("none")
                ? "<html>gateway</html>"
                : "{\"error\":{\"code\":\"" + code + "\",\"message\":\"said so\"}}";
        return failures.of(reply(status, body, headers)).failure();
    }

    private static HttpReply reply(int status, String body, Map<String, String> headers) {
        return new HttpReply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
