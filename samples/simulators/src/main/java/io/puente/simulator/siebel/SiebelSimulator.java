package io.puente.simulator.siebel;

import io.puente.simulator.Simulator;
import io.puente.simulator.SimulatorServer;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.Row;
import io.puente.simulator.siebel.records.RowLocks;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.rest.ConnectionLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A running Siebel server on 127.0.0.1. Its base address lacks the context root. Thread-safe.
 *
 * <pre>{@code
 * try (SiebelSimulator siebel = SiebelSimulator.start(SiebelSimulatorSettings.demo())) {
 *     siebel.administration().addListOfValue("TODO_TYPE", "WhatsApp - Inbound");
 *     …
 *     assertThat(siebel.records("Action")).hasSize(1);
 * }
 * }</pre>
 */
public final class SiebelSimulator implements Simulator {
    private final SiebelHandler handler;
    private final SimulatorServer server;

    private SiebelSimulator(SiebelHandler handler, SimulatorServer server) {
        this.handler = handler;
        this.server = server;
    }

    public static SiebelSimulator start(SiebelSimulatorSettings settings) {
        SiebelHandler handler = new SiebelHandler(settings);
        return new SiebelSimulator(handler, SimulatorServer.start(settings.port(), settings.clock(), handler));
    }

    @Override
    public SimulatorServer server() {
        return server;
    }

    /** Fields, lists of values, access, users, and what people enter. */
    public Administration administration() {
        return handler.administration();
    }

    /** Switches one of the things that sites and releases do differently. */
    public void behave(Behaviour behaviour, boolean on) {
        handler.om().behaviours().set(behaviour, on);
    }

    /** Rows that another user is changing. */
    public RowLocks rowLocks() {
        return handler.om().rowLocks();
    }

    /** The connection limit: held calls, and the most calls at once. */
    public ConnectionLimit connections() {
        return handler.rest().connections();
    }

    /** Records in the bodies of POST and PUT, refused ones included. */
    public long recordsWritten() {
        return handler.rest().recordsWritten();
    }

    /** What callers did that a real server swallows in silence. */
    public List<String> remarks() {
        return handler.rest().remarks().all();
    }

    /** Every pooled session, or every bearer token, dies: the next call is refused with 401, the one after a login is not. */
    public void expireTokens() {
        handler.expireTokens();
    }

    /**
     * Rows in order of creation, every field, whoever may see it; date-times as ISO in UTC, empty fields as empty text.
     *
     * @throws IllegalArgumentException for a business component that the repository lacks
     */
    public List<Map<String, String>> records(String busComp) {
        return records(handler.om(), busComp);
    }

    static List<Map<String, String>> records(ObjectManager om, String name) {
        BusComp busComp = om.repository().busComp(name);
        return om.read(() -> {
            List<Map<String, String>> rows = new ArrayList<>();
            for (Row row : om.table(name).all()) {
                Map<String, String> values = new LinkedHashMap<>();
                for (BusCompField field : busComp.all()) {
                    values.put(field.name(), om.value(busComp, row, field.name()));
                }
                rows.add(values);
            }
            return rows;
        });
    }

    @Override
    public void close() {
        handler.rest().connections().release();
        server.close();
    }
}
