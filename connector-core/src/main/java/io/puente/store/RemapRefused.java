package io.puente.store;

import java.io.Serial;

/** A change set exists and is not in a state, or of a version, for what was asked; the message says what to do instead. */
public final class RemapRefused extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    public RemapRefused(String message) {
        super(message);
    }
}
