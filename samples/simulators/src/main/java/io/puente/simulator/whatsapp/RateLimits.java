package io.puente.simulator.whatsapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Throughput and pair rate, by the simulator's clock. Thread-safe. Source: Cloud API, throughput and platform pages. */
final class RateLimits {
    private static final int PER_SECOND = 80;
    private static final Duration PAIR_SPACING = Duration.ofSeconds(6);
    private static final int PAIR_BURST = 45;

    private final Map<String, Integer> sentInSecond = new HashMap<>();
    private final Map<String, Instant> paidUntil = new HashMap<>();
    private final Clock clock;
    private long second;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    synchronized void take(BusinessNumber number, Person person) {
        Instant now = clock.instant();
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            sentInSecond.clear();
        }
        if (sentInSecond.merge(number.id(), 1, Integer::sum) > PER_SECOND) {
            throw new Refusal(400, 130429, "Rate limit hit", "Cloud API message throughput has been reached.");
        }
        // A burst is borrowed: every message moves the pair's account 6 s into the future, at most 45 messages deep.
        String pair = number.id() + " " + person.userId();
        Instant from = paidUntil.getOrDefault(pair, now);
        Instant next = (from.isBefore(now) ? now : from).plus(PAIR_SPACING);
        if (next.isAfter(now.plus(PAIR_SPACING.multipliedBy(PAIR_BURST)))) {
            throw new Refusal(
                    400,
                    131056,
                    "(Business Account, Consumer Account) pair rate limit hit",
                    "Too many messages sent from this phone number to the same phone number in a short time.");
        }
        paidUntil.put(pair, next);
    }

    synchronized void clear() {
        sentInSecond.clear();
        paidUntil.clear();
    }
}
