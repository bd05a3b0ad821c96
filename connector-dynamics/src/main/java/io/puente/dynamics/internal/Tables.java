package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Descriptions of tables, read when first needed and believed for a while. One caller reads, the others wait for it.
 * Thread-safe.
 */
public final class Tables {
    private record Aged<T>(T value, Instant readAt) {}

    private final DynamicsApi api;
    private final Clock clock;
    private final Duration maxAge;
    private final Map<String, Aged<Table>> tables = new ConcurrentHashMap<>();
    private final Map<String, Aged<Choices>> choices = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();

    public Tables(DynamicsApi api, Clock clock, Duration maxAge) {
        this.api = api;
        this.clock = clock;
        this.maxAge = maxAge;
    }

    /** @throws TargetFailure {@code MISCONFIGURED} if there is no such table for our user */
    Table table(String name) throws TargetFailure, InterruptedException {
        Optional<Table> found = find(name, Purpose.SCHEMA);
        if (found.isPresent()) {
            return found.get();
        }
        throw new TargetFailure(Failure.of(
                FailureKind.MISCONFIGURED,
                "no table",
                "The environment has no table '" + name
                        + "', or our user may not see it; is Puente's schema installed?"));
    }

    /** Absence is not remembered: an administrator may be installing right now. */
    Optional<Table> find(String name, Purpose purpose) throws TargetFailure, InterruptedException {
        if (!OData.isName(name)) {
            return Optional.empty();
        }
        Aged<Table> known = fresh(tables.get(name));
        if (known != null) {
            return Optional.of(known.value());
        }
        reading.lockInterruptibly();
        try {
            Aged<Table> meanwhile = fresh(tables.get(name));
            if (meanwhile != null) {
                return Optional.of(meanwhile.value());
            }
            Optional<Table> read = api.find(DynamicsCall.get(purpose, api.path(Table.query(name))))
                    .map(Table::of);
            read.ifPresent(table -> tables.put(name, new Aged<>(table, clock.instant())));
            return read;
        } finally {
            reading.unlock();
        }
    }

    Choices choices(String name) throws TargetFailure, InterruptedException {
        Aged<Choices> known = fresh(choices.get(name));
        if (known != null) {
            return known.value();
        }
        reading.lockInterruptibly();
        try {
            Aged<Choices> meanwhile = fresh(choices.get(name));
            if (meanwhile != null) {
                return meanwhile.value();
            }
            Choices read = new Choices(name);
            for (String kind : Choices.KINDS) {
                DynamicsCall call = DynamicsCall.get(Purpose.SCHEMA, api.path(Choices.query(name, kind)));
                Optional<JsonNode> attributes = api.find(call);
                if (attributes.isPresent()) {
                    read.add(attributes.get().path("value"));
                }
            }
            choices.put(name, new Aged<>(read, clock.instant()));
            return read;
        } finally {
            reading.unlock();
        }
    }

    /** What is known of a table already, if anything. */
    Optional<Table> known(String name) {
        return Optional.ofNullable(tables.get(name)).map(Aged::value);
    }

    /** What is known of a table's options already, if anything. */
    Optional<Choices> knownChoices(String name) {
        return Optional.ofNullable(choices.get(name)).map(Aged::value);
    }

    /** The environment disagrees with what we know of it, or has just been changed. */
    void forget(String name) {
        tables.remove(name);
        choices.remove(name);
    }

    /** An option nobody knew may be new; it is looked for again unless that was just done. */
    boolean forgetChoicesOlderThan(String name, Duration age) {
        Aged<Choices> known = choices.get(name);
        if (known == null || known.readAt().plus(age).isAfter(clock.instant())) {
            return false;
        }
        choices.remove(name);
        return true;
    }

    private <T> @Nullable Aged<T> fresh(@Nullable Aged<T> known) {
        return known != null && known.readAt().plus(maxAge).isAfter(clock.instant()) ? known : null;
    }
}
