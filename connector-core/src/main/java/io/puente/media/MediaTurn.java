package io.puente.media;

import io.puente.store.Lease;
import io.puente.store.Leases;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this node of a cluster fetches: it holds the lease {@link #LEASE}, or takes it if it is free. A file that takes
 * longer than the lease may be fetched by two nodes, which ends in one file all the same. Thread-safe.
 */
public final class MediaTurn implements BooleanSupplier, AutoCloseable {

    public static final String LEASE = "media";

    /** A crashed node keeps the others waiting so long; files live for days. */
    private static final Duration TERM = Duration.ofMinutes(1);

    private final Leases leases;
    private final String holder;
    private final Clock clock;
    private @Nullable Lease lease;
    private boolean closed;

    /** @param holder name of this process, unique in the cluster */
    public MediaTurn(Leases leases, String holder, Clock clock) {
        this.leases = leases;
        this.holder = holder;
        this.clock = clock;
    }

    @Override
    public synchronized boolean getAsBoolean() {
        Lease held = lease;
        if (!closed && (held == null || !clock.instant().isBefore(held.until().minus(TERM.dividedBy(2))))) {
            lease = leases.acquire(LEASE, holder, TERM).orElse(null);
        }
        return !closed && lease != null;
    }

    /** Gives the turn to another node at once. */
    @Override
    public synchronized void close() {
        closed = true;
        Lease held = lease;
        lease = null;
        if (held != null) {
            leases.release(held);
        }
    }
}
