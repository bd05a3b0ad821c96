package io.puente.simulator.salesforce;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import java.time.Duration;
import java.util.List;

/**
 * @param port 0 for any free one
 * @param username the administrator integrations run as
 * @param apps clients that may ask for tokens
 * @param sessionLifetime since the last use of a token; the vendor's default is 2 hours
 * @param dailyApiRequests calls per 24 hours; a Developer Edition has 15 000, Enterprise starts at 100 000
 */
public record SalesforceSimulatorSettings(
        int port,
        SimulatorClock clock,
        String username,
        String password,
        List<ConnectedApp> apps,
        Duration sessionLifetime,
        long dailyApiRequests) {

    public SalesforceSimulatorSettings {
        apps = List.copyOf(apps);
    }

    /** The client and user of the demo, on any free port. */
    public static SalesforceSimulatorSettings demo() {
        String username = "admin@demo.puente";
        return new SalesforceSimulatorSettings(
                0,
                SimulatorClock.system(),
                username,
                "demo-password",
                List.of(new ConnectedApp("demo-client", "demo-secret", username, "demo-refresh-token", null)),
                Duration.ofHours(2),
                100_000);
    }

    public SalesforceSimulatorSettings withPort(int other) {
        return new SalesforceSimulatorSettings(
                other, clock, username, password, apps, sessionLifetime, dailyApiRequests);
    }

    public SalesforceSimulatorSettings withClock(SimulatorClock other) {
        return new SalesforceSimulatorSettings(
                port, other, username, password, apps, sessionLifetime, dailyApiRequests);
    }

    public SalesforceSimulatorSettings withApps(List<ConnectedApp> others) {
        return new SalesforceSimulatorSettings(
                port, clock, username, password, others, sessionLifetime, dailyApiRequests);
    }

    public SalesforceSimulatorSettings withSessionLifetime(Duration other) {
        return new SalesforceSimulatorSettings(port, clock, username, password, apps, other, dailyApiRequests);
    }

    public SalesforceSimulatorSettings withDailyApiRequests(long calls) {
        return new SalesforceSimulatorSettings(port, clock, username, password, apps, sessionLifetime, calls);
    }

    @Override
    public String toString() {
        return "SalesforceSimulatorSettings[port=" + port + ", username=" + username + "]";
    }
}
