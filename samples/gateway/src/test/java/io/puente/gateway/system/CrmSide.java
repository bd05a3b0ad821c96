package io.puente.gateway.system;

import io.puente.simulator.Fault;
import io.puente.simulator.Simulator;
import io.puente.simulator.SimulatorServer;
import java.util.Map;

/** One CRM as the tests see it, whatever its vendor. */
interface CrmSide extends AutoCloseable {
    /** In the gateway's settings. */
    String name();

    /** Below {@code puente.targets.<name>}. */
    Map<String, String> settings();

    Simulator simulator();

    /** For outages, and to count calls. */
    default SimulatorServer server() {
        return simulator().server();
    }

    /** What happens to the next so many writes of records. */
    void nextWrites(int writes, Fault fault);

    CrmContent content();

    @Override
    default void close() {
        simulator().close();
    }
}
