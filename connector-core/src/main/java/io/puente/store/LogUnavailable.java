package io.puente.store;

import java.io.Serial;

/** The log could not be written: disk full, database away. Nothing was accepted. */
public final class LogUnavailable extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public LogUnavailable(String message) {
        super(message);
    }
}
