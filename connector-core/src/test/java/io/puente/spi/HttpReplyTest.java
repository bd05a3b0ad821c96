package io.puente.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpReplyTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "seconds,             17,                              PT17S",
        "white space,         ' 17 ',                          PT17S",
        "zero,                0,                               PT0S",
        "over a day,          999999,                          PT24H",
        "a date,              'Mon, 2 Mar 2026 10:02:00 GMT',  PT2M",
        "a date in the past,  'Mon, 2 Mar 2026 09:00:00 GMT',  PT0S",
        "a far date,          'Thu, 2 Apr 2026 10:00:00 GMT',  PT24H",
        "negative,            -5,",
        "too many digits,     99999999999,",
        "words,               soon,",
        "empty,               '',"
    })
    void saysHowLongToWait(String what, String header, Duration wait) {
        HttpReply reply = new HttpReply(429, Map.of("retry-AFTER", header), new byte[0]);

        assertThat(reply.retryAfter(NOW)).as(what).isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void saysNothingWithoutTheHeader() {
        assertThat(new HttpReply(429, Map.of(), new byte[0]).retryAfter(NOW)).isEmpty();
    }
}
