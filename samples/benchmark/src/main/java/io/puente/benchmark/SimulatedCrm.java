package io.puente.benchmark;

import io.puente.simulator.CallCounter;
import io.puente.simulator.SimulatorServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the measurements need to know about one vendor's simulator. */
interface SimulatedCrm extends AutoCloseable {

    /** Also the type of the target. */
    String name();

    SimulatorServer server();

    /** Of the target that delivers to it. */
    Map<String, String> settings();

    /** Regular expression for the paths of calls that write messages. */
    String messagePath();

    /** Regular expression for the paths of calls that read and write records. */
    String dataPath();

    int messages();

    @Nullable
    CallCounter operations();

    /** Lets an administrator's rule refuse every message, or takes the rule away. */
    void refuseRecords(boolean refused);

    @Override
    void close();
}
