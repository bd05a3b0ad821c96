package io.puente.command;

import java.io.Serial;

/** A command was interrupted, and says how it would go on. */
final class Stopped extends InterruptedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param how it goes on: {@code the same command goes on where it was} */
    Stopped(String how) {
        super("stopped; " + how);
    }
}
