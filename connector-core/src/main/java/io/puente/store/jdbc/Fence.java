package io.puente.store.jdbc;

import io.puente.store.Lease;
import io.puente.store.LeaseLost;

/** Refuses a write whose lease somebody else has taken since. */
final class Fence {

    private Fence() {}

    /** Also locks the row until the transaction ends, so that nobody takes the lease between this check and the commit. */
    static void check(Session session, Lease lease) throws LeaseLost {
        int held = session.update(
                "UPDATE worker SET token = token WHERE name = ? AND token = ?", lease.name(), lease.token());
        if (held != 1) {
            throw new LeaseLost(lease.name());
        }
    }
}
