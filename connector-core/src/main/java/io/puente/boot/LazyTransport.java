package io.puente.boot;

import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP route of a CRM on the first call: a connector that brings its own way to its CRM gets none. */
final class LazyTransport implements Transport {

    private final Supplier<Transport> make;
    private @Nullable Transport made;

    LazyTransport(Supplier<Transport> make) {
        this.make = make;
    }

    @Override
    public HttpReply exchange(HttpCall call) throws TargetFailure, InterruptedException {
        return transport().exchange(call);
    }

    private synchronized Transport transport() {
        if (made == null) {
            made = make.get();
        }
        return made;
    }
}
