package io.puente.store;

import java.io.Serial;

/** Somebody else holds the lease now; nothing of the write was kept. */
public final class LeaseLost extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public LeaseLost(String name) {
        super("lease " + name + " is held by another process");
    }
}
