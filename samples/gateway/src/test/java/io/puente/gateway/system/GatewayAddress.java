package io.puente.gateway.system;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the gateway of the moment listens. Thread-safe. */
final class GatewayAddress {
    private @Nullable URI uri;

    /** Blocks while there is none. */
    synchronized URI await() throws InterruptedException {
        URI now = uri;
        while (now == null) {
            wait();
            now = uri;
        }
        return now;
    }

    synchronized void set(@Nullable URI other) {
        uri = other;
        notifyAll();
    }
}
