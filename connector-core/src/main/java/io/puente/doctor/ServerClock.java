package io.puente.doctor;

import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes how far another server's clock is from ours, by the {@code Date} of every answer. Thread-safe. */
public final class ServerClock {
    private final Clock clock;
    private volatile @Nullable Duration ahead;

    public ServerClock(Clock clock) {
        this.clock = clock;
    }

    /** The same transport, watched. */
    public Transport watched(Transport transport) {
        return call -> {
            Instant sent = clock.instant();
            HttpReply reply = transport.exchange(call);
            note(reply, sent, clock.instant());
            return reply;
        };
    }

    /** How far ours is ahead of the other; negative if it is behind. To the second; empty before the first answer. */
    public Optional<Duration> ahead() {
        return Optional.ofNullable(ahead);
    }

    /** The other wrote its time somewhere between: only what no delay can explain counts. */
    private void note(HttpReply reply, Instant sent, Instant received) {
        reply.header("Date").flatMap(ServerClock::moment).ifPresent(date -> {
            Duration early = Duration.between(date, sent);
            Duration late = Duration.between(date, received);
            ahead = !early.isNegative() ? early : late.isNegative() ? late : Duration.ZERO;
        });
    }

    private static Optional<Instant> moment(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Asks once, whatever the answer is. */
    void ask(Transport transport, String address) throws TargetFailure, InterruptedException {
        watched(transport).exchange(new HttpCall("GET", address, Map.of(), new byte[0]));
    }
}
