package io.puente.benchmark;

import io.puente.simulator.CallCounter;
import io.puente.simulator.Simulator;
import io.puente.simulator.SimulatorServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the measurements need to know about one vendor's simulator. */
interface SimulatedCrm extends AutoCloseable {

    /** @param name one of {@link Options#CRMS} */
    static SimulatedCrm start(String name) {
        return switch (name) {
            case "salesforce" -> new SimulatedSalesforce();
            case "dynamics" -> new SimulatedDynamics();
            case "siebel" -> new SimulatedSiebel();
            default -> throw new IllegalArgumentException("no CRM is named '" + name + "'");
        };
    }

    /** Also the type of the target. */
    String name();

    /** For changes of its metadata. */
    Simulator simulator();

    default SimulatorServer server() {
        return simulator().server();
    }

    /** Of the target that delivers to it. */
    Map<String, String> settings();

    /** Regular expression for the paths of calls that write messages. */
    String messagePath();

    /** Regular expression for the paths of calls that read and write records. */
    String dataPath();

    int messages();

    /** What the vendor meters inside of calls; null where a call is what it meters. */
    default @Nullable CallCounter operations() {
        return null;
    }

    /** Lets an administrator's rule refuse every message, or takes the rule away. */
    void refuseRecords(boolean refused);

    @Override
    default void close() {
        simulator().close();
    }
}
