package io.puente.simulator.salesforce;

import io.puente.simulator.Simulator;
import io.puente.simulator.SimulatorServer;
import io.puente.simulator.salesforce.org.Administration;
import io.puente.simulator.salesforce.org.Customization;
import io.puente.simulator.salesforce.org.RowLocks;
import io.puente.simulator.salesforce.rest.ApiUsage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running Salesforce org on 127.0.0.1. Login host and instance host are the same server. Thread-safe.
 *
 * <pre>{@code
 * try (SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo())) {
 *     salesforce.org().restrictPicklist("Case", "Origin", true);
 *     …
 *     assertThat(salesforce.records("Case")).hasSize(1);
 * }
 * }</pre>
 */
public final class SalesforceSimulator implements Simulator {
    private final SalesforceHandler handler;
    private final SimulatorServer server;

    private SalesforceSimulator(SalesforceHandler handler, SimulatorServer server) {
        this.handler = handler;
        this.server = server;
    }

    public static SalesforceSimulator start(SalesforceSimulatorSettings settings) {
        SalesforceHandler handler = new SalesforceHandler(settings);
        return new SalesforceSimulator(handler, SimulatorServer.start(settings.port(), settings.clock(), handler));
    }

    @Override
    public SimulatorServer server() {
        return server;
    }

    /** Users, queues, validation rules, duplicate rules, picklists. */
    public Administration org() {
        return handler.org().administration();
    }

    /** Fields and objects, changed as in Setup. */
    public Customization customization() {
        return handler.org().customization();
    }

    /** Rows that refuse to be locked. */
    public RowLocks rowLocks() {
        return handler.org().rowLocks();
    }

    /** The daily allowance, and scripted refusals by either limit. */
    public ApiUsage apiUsage() {
        return handler.usage();
    }

    /**
     * Deploys a zip with package.xml at its root and assigns the permission sets in it to the administrator, as the
     * person who installs the package does.
     *
     * @throws IllegalArgumentException listing every refused component; nothing is changed then
     */
    public void deploy(byte[] zip) {
        handler.install(zip);
    }

    /** Every access token handed out so far dies. */
    public void expireTokens() {
        handler.expireTokens();
    }

    /**
     * Live rows in order of creation, every field as the API would show it, whoever may see it.
     *
     * @throws IllegalArgumentException for an object that the org lacks
     */
    public List<Map<String, @Nullable Object>> records(String object) {
        return handler.views().maps(object);
    }
}
