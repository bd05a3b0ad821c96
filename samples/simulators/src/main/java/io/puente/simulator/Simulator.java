package io.puente.simulator;

import java.net.URI;

/** One running simulator of a vendor on 127.0.0.1: what all of them offer, whoever the vendor is. Thread-safe. */
public interface Simulator extends AutoCloseable {

    /** The HTTP server, for outages. */
    SimulatorServer server();

    /** Host and port, without a slash at the end; the vendor's paths begin below it. */
    default URI baseUri() {
        return server().baseUri();
    }

    default FaultScript faults() {
        return server().faults();
    }

    default SimulatorClock clock() {
        return server().clock();
    }

    /** Calls received, by method and path template. */
    default CallCounter calls() {
        return server().calls();
    }

    /** Everything as after start. */
    default void reset() {
        server().reset();
    }

    @Override
    default void close() {
        server().close();
    }
}
