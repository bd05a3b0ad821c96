package io.puente.spi;

import java.io.Serial;

/**
 * Sees every call of a connector before it is sent, logins and repeated calls included, and may refuse it. Core asks for
 * what goes through {@link Transport}; a connector with a connection of its own asks itself. Thread-safe.
 */
@FunctionalInterface
public interface CallGuard {

    /** Lets everything pass. */
    CallGuard OPEN = call -> {};

    /** @throws Refused if it must not be sent */
    void before(HttpCall call);

    /** A call that must not be sent: a fault in the program, which no connector turns into a result. */
    final class Refused extends IllegalStateException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Refused(String what) {
            super(what);
        }
    }
}
