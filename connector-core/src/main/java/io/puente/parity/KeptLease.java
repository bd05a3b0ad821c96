package io.puente.parity;

import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.time.Duration;

/** The right to compare one CRM, renewed while work goes on. One thread at a time. */
final class KeptLease {
    /** A crashed node blocks the others for so long; one call must fit in well. */
    static final Duration TERM = Duration.ofMinutes(2);

    private final ParityParts parts;
    private Lease lease;

    KeptLease(ParityParts parts, Lease lease) {
        this.parts = parts;
        this.lease = lease;
    }

    static String name(ParityParts parts) {
        return "parity:" + parts.target();
    }

    Lease lease() {
        return lease;
    }

    /** Renews when half the term is over. */
    void keep() throws LeaseLost {
        if (parts.clock().instant().isAfter(lease.until().minus(TERM.dividedBy(2)))) {
            lease = parts.leases()
                    .acquire(name(parts), parts.holder(), TERM)
                    .orElseThrow(() -> new LeaseLost(name(parts)));
        }
    }
}
