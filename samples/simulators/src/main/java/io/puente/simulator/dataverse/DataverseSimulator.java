package io.puente.simulator.dataverse;

import io.puente.simulator.CallCounter;
import io.puente.simulator.Simulator;
import io.puente.simulator.SimulatorServer;
import io.puente.simulator.dataverse.api.ServiceProtection;
import io.puente.simulator.dataverse.org.Administration;
import io.puente.simulator.dataverse.org.Customization;
import io.puente.simulator.dataverse.org.RowLocks;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running Dataverse environment on 127.0.0.1. Login host and environment host are the same server. A
 * scripted {@link io.puente.simulator.Fault#reply} also hits the operations inside batches, by their own path; a batch
 * is one of the {@linkplain #calls calls}. Thread-safe.
 *
 * <pre>{@code
 * try (DataverseSimulator dataverse = DataverseSimulator.start(DataverseSimulatorSettings.demo())) {
 *     dataverse.faults().on("PATCH", ".*incidents.*").play(DataverseFaults.pluginAborted("Not today"));
 *     …
 *     assertThat(dataverse.records("incident")).hasSize(1);
 * }
 * }</pre>
 */
public final class DataverseSimulator implements Simulator {
    private final DataverseHandler handler;
    private final SimulatorServer server;
    private final DataverseSimulatorSettings settings;
    private final RecordViews views;

    private DataverseSimulator(DataverseHandler handler, SimulatorServer server, DataverseSimulatorSettings settings) {
        this.handler = handler;
        this.server = server;
        this.settings = settings;
        this.views = new RecordViews(handler.org());
    }

    public static DataverseSimulator start(DataverseSimulatorSettings settings) {
        DataverseHandler handler = new DataverseHandler(settings);
        SimulatorServer server = SimulatorServer.start(settings.port(), settings.clock(), handler);
        return new DataverseSimulator(handler, server, settings);
    }

    /** {@code …/api/data/v9.2}, without a slash at the end. */
    public URI apiUri() {
        return URI.create(server.baseUri() + "/api/data/v9.2");
    }

    public URI tokenUri() {
        return URI.create(server.baseUri() + "/" + settings.tenant() + "/oauth2/v2.0/token");
    }

    /** What a client asks a token for. */
    public String scope() {
        return server.baseUri() + "/.default";
    }

    /** Operations of the Web API executed, those inside batches one by one. */
    public CallCounter operations() {
        return handler.operations();
    }

    @Override
    public SimulatorServer server() {
        return server;
    }

    /** Users, plug-ins, duplicate rules, privileges, switches. */
    public Administration administration() {
        return handler.org().administration();
    }

    /** Tables and columns, changed as in the maker portal. */
    public Customization customization() {
        return handler.org().customization();
    }

    /** Rows that the database refuses to lock. */
    public RowLocks rowLocks() {
        return handler.org().rowLocks();
    }

    /** The service protection limits, and scripted refusals by either of them. */
    public ServiceProtection limits() {
        return handler.api().protection();
    }

    /** Every access token handed out so far dies. */
    public void expireTokens() {
        handler.expireTokens();
    }

    /**
     * Rows in order of creation, every column under its name in JSON; references by id, their table under
     * {@code _name_value@table}; times as ISO text. For {@code activitypointer}, the activities of all tables.
     *
     * @throws IllegalArgumentException for a table that the environment lacks
     */
    public List<Map<String, @Nullable Object>> records(String table) {
        return views.rows(table);
    }
}
