package io.puente.simulator.whatsapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who wrote to which number when, and so who may be answered freely. Thread-safe. */
final class ServiceWindows {
    static final Duration LENGTH = Duration.ofHours(24);

    private final Map<String, Instant> lastByPair = new ConcurrentHashMap<>();
    private final Clock clock;

    ServiceWindows(Clock clock) {
        this.clock = clock;
    }

    /** @param at the message's own time; an older one than known changes nothing */
    void open(BusinessNumber number, Person person, Instant at) {
        lastByPair.merge(key(number, person), at, (old, now) -> old.isAfter(now) ? old : now);
    }

    boolean isOpen(BusinessNumber number, Person person) {
        return until(number, person)
                .filter(end -> clock.instant().isBefore(end))
                .isPresent();
    }

    Optional<Instant> until(BusinessNumber number, Person person) {
        return Optional.ofNullable(lastByPair.get(key(number, person))).map(last -> last.plus(LENGTH));
    }

    void clear() {
        lastByPair.clear();
    }

    private static String key(BusinessNumber number, Person person) {
        return number.id() + " " + person.userId();
    }
}
