package io.puente.gateway.system;

import io.puente.simulator.SimulatorServer;
import java.util.Map;

/** One CRM as the tests see it, whatever its vendor. */
interface CrmSide extends AutoCloseable {
    /** In the gateway's settings. */
    String name();

    /** Below {@code puente.targets.<name>}. */
    Map<String, String> settings();

    /** For outages, and to count calls. */
    SimulatorServer server();

    /** The next writes are applied, and their answers get lost. */
    void loseAnswers(int writes);

    CrmContent content();

    @Override
    void close();
}
