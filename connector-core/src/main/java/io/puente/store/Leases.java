package io.puente.store;

import java.time.Duration;
import java.util.Optional;

/** Named leases with fencing tokens: one active holder per name in a cluster. Thread-safe. */
public interface Leases {

    /** Takes the lease if it is free or run out; the same holder renews and keeps its token. */
    Optional<Lease> acquire(String name, String holder, Duration term);

    /** Gives it back at once, so that another node need not wait for its end. */
    void release(Lease lease);
}
