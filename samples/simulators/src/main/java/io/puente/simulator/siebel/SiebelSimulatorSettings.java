package io.puente.simulator.siebel;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.siebel.rest.AuthenticationType;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

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
        return with(draft -> draft.port = other);
    }

    public SiebelSimulatorSettings withClock(SimulatorClock other) {
        return with(draft -> draft.clock = other);
    }

    public SiebelSimulatorSettings withContextRoot(String other) {
        return with(draft -> draft.contextRoot = other);
    }

    public SiebelSimulatorSettings withAuthentication(AuthenticationType other) {
        return with(draft -> draft.authentication = other);
    }

    public SiebelSimulatorSettings withPassword(String other) {
        return with(draft -> draft.password = other);
    }

    public SiebelSimulatorSettings withZone(ZoneId other) {
        return with(draft -> draft.zone = other);
    }

    public SiebelSimulatorSettings withMaxConnections(int other) {
        return with(draft -> draft.maxConnections = other);
    }

    public SiebelSimulatorSettings withGranted(List<String> other) {
        return with(draft -> draft.granted = other);
    }

    private SiebelSimulatorSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    @Override
    public String toString() {
        return "SiebelSimulatorSettings[port=" + port + ", login=" + login + "]";
    }

    /** A copy that can be changed. */
    private static final class Draft {
        private int port;
        private SimulatorClock clock;
        private String contextRoot;
        private AuthenticationType authentication;
        private String login;
        private String password;
        private ZoneId zone;
        private String clientId;
        private String clientSecret;
        private int maxConnections;
        private Duration sessionTimeout;
        private List<String> granted;

        Draft(SiebelSimulatorSettings from) {
            this.port = from.port;
            this.clock = from.clock;
            this.contextRoot = from.contextRoot;
            this.authentication = from.authentication;
            this.login = from.login;
            this.password = from.password;
            this.zone = from.zone;
            this.clientId = from.clientId;
            this.clientSecret = from.clientSecret;
            this.maxConnections = from.maxConnections;
            this.sessionTimeout = from.sessionTimeout;
            this.granted = from.granted;
        }

        SiebelSimulatorSettings settings() {
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
                    granted);
        }
    }
}
