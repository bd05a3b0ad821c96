package io.puente.siebel;

import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.simulator.siebel.rest.AuthenticationType;
import io.puente.testkit.Behaviour;
import io.puente.testkit.FakeCrm;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The same with a token of an identity provider, which expires and is renewed. */
class SiebelOauthConnectorContractTest extends SiebelConnectorContractTest {

    @Override
    protected FakeCrm startFake() {
        return new SimulatedSiebel(SiebelSimulatorSettings.demo().withAuthentication(AuthenticationType.OAUTH), true);
    }

    @Override
    protected Map<String, String> settings(URI address, Duration timeOut) {
        return Map.of(
                "server-url", address.toString(),
                "login", "oauth",
                "token-url", address + "/idp/token",
                "client-id", "demo-client",
                "client-secret", "demo-secret",
                "view-mode", "All",
                "emoji", "keep");
    }

    @Override
    public Set<Behaviour> lacks() {
        Set<Behaviour> lacks = EnumSet.copyOf(super.lacks());
        lacks.remove(Behaviour.RENEWABLE_TOKEN);
        return lacks;
    }
}
