package io.puente.testkit;

import io.puente.store.Lease;
import io.puente.store.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases in memory. Thread-safe. */
public final class FakeLeases implements Leases {
    private record Held(String holder, Lease lease) {}

    private final Clock clock;
    private final Map<String, Held> held = new HashMap<>();
    private long token;

    public FakeLeases(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Lease> acquire(String name, String holder, Duration term) {
        Instant now = clock.instant();
        Held current = held.get(name);
        boolean running = current != null && current.lease().until().isAfter(now);
        if (running && !current.holder().equals(holder)) {
            return Optional.empty();
        }
        Lease lease = new Lease(name, running ? current.lease().token() : ++token, now.plus(term));
        held.put(name, new Held(holder, lease));
        return Optional.of(lease);
    }

    @Override
    public synchronized void release(Lease lease) {
        held.values()
                .removeIf(
                        h -> h.lease().name().equals(lease.name()) && h.lease().token() == lease.token());
    }

    /** Nobody holds it now. */
    public synchronized boolean free(String name) {
        Held current = held.get(name);
        return current == null || !current.lease().until().isAfter(clock.instant());
    }
}
