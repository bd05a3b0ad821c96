package io.puente.siebel.internal;

import io.puente.spi.HttpReply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** {@code Retry-After} in both its forms (RFC 9110, 10.2.3). Siebel sends none; gateways in front of it do. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** @return empty if the header is missing or malformed; never negative, never over 24 hours */
    static Optional<Duration> of(HttpReply reply, Clock clock) {
        return reply.header("Retry-After").flatMap(value -> parse(value.strip(), clock.instant()));
    }

    private static Optional<Duration> parse(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(limited(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(limited(Duration.between(now, until)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration limited(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
