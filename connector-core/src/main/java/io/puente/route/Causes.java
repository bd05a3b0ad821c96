package io.puente.route;

import org.jspecify.annotations.Nullable;

/** Looks through the exceptions in which Camel wraps those of our beans. */
final class Causes {
    private Causes() {}

    static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
