package io.puente.simulator.siebel;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.siebel.rest.AuthenticationType;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * @param port 0 for any free one
 * @param contextRoot of the deployment, {@code /siebel} unless configured; older ones had {@code /siebel-rest}
 * @param login the integration user, who may also use the view mode {@code All}
 * @param zone of the integration user's profile
 * @param clientId with which an OAuth client asks {@code POST /idp/token} to act as the integration user
 * @param maxConnections calls at once; the vendor's default is 20 for each application interface
 * @param sessionTimeout since the last call of a user; the vendor's default is 900 seconds
 * @param granted business objects that REST may reach at start
 */
public record SiebelSimulatorSettings(
        int port,
        SimulatorClock clock,
        String contextRoot,
        AuthenticationType authentication,
        String login,
        String password,
        ZoneId zone,
        String clientId,
        String clientSecret,
        int maxConnections,
        Duration sessionTimeout,
        List<String> granted) {

    public SiebelSimulatorSettings {
        granted = List.copyOf(granted);
    }

    /** As installed, on any free port: REST reaches no business object yet. */
    public static SiebelSimulatorSettings vanilla() {
        return new SiebelSimulatorSettings(
                0,
                SimulatorClock.system(),
                "/siebel",
                AuthenticationType.BASIC,
                "SADMIN",
                "SADMIN",
                ZoneOffset.UTC,
                "demo-client",
                "demo-secret",
                20,
                Duration.ofSeconds(900),
                List.of());
    }

    /** With the business objects of a service desk granted; lists of values and fields are still as delivered. */
    public static SiebelSimulatorSettings demo() {
        return vanilla().withGranted(List.of("Contact", "Account", "Service Request", "Action", "List Of Values"));
    }

    public SiebelSimulatorSettings withPort(int other) {
        return new SiebelSimulatorSettings(
                other,
                clock,
                contextRoot,
                authentication,
                login,
                password,
                zone,
                clientId,
                clientSecret,
                maxConnections,
                sessionTimeout,
                granted);
    }

    public SiebelSimulatorSettings withClock(SimulatorClock other) {
        return new SiebelSimulatorSettings(
                port,
                other,
                contextRoot,
                authentication,
                login,
                password,
                zone,
                clientId,
                clientSecret,
                maxConnections,
                sessionTimeout,
                granted);
    }

    public SiebelSimulatorSettings withContextRoot(String other) {
        return new SiebelSimulatorSettings(
                port,
                clock,
                other,
                authentication,
                login,
                password,
                zone,
                clientId,
                clientSecret,
                maxConnections,
                sessionTimeout,
                granted);
    }

    public SiebelSimulatorSettings withAuthentication(AuthenticationType other) {
        return new SiebelSimulatorSettings(
                port,
                clock,
                contextRoot,
                other,
                login,
                password,
                zone,
                clientId,
                clientSecret,
                maxConnections,
                sessionTimeout,
                granted);
    }

    public SiebelSimulatorSettings withZone(ZoneId other) {
        return new SiebelSimulatorSettings(
                port,
                clock,
                contextRoot,
                authentication,
                login,
                password,
                other,
                clientId,
                clientSecret,
                maxConnections,
                sessionTimeout,
                granted);
    }

    public SiebelSimulatorSettings withMaxConnections(int other) {
        return new SiebelSimulatorSettings(
                port,
                clock,
                contextRoot,
                authentication,
                login,
                password,
                zone,
                clientId,
                clientSecret,
                other,
                sessionTimeout,
                granted);
    }

    public SiebelSimulatorSettings withGranted(List<String> others) {
        return new SiebelSimulatorSettings(
                port,
                clock,
                contextRoot,
                authentication,
                login,
                password,
                zone,
                clientId,
                clientSecret,
                maxConnections,
                sessionTimeout,
                others);
    }

    @Override
    public String toString() {
        return "SiebelSimulatorSettings[port=" + port + ", login=" + login + "]";
    }
}
