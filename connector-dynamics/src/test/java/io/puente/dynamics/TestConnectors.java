package io.puente.dynamics;

import io.puente.dynamics.route.OAuth2AccessTokens;
import io.puente.model.TargetId;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.Transport;
import io.puente.testkit.CamelHttp;
import io.puente.testkit.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connectors over a Camel context of their own. */
final class TestConnectors implements AutoCloseable {
    final List<Purpose> metered = new CopyOnWriteArrayList<>();
    final MovableClock clock = new MovableClock(Instant.now());
    private final CamelHttp http = new CamelHttp();
    private int opened;

    Transport transport() {
        return http.transport(Duration.ofSeconds(30));
    }

    CrmConnector open(URI address, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(SimulatedDataverse.settings(address));
        values.putAll(more);
        opened++;
        return new DynamicsConnectorFactory(OAuth2AccessTokens::open)
                .create(new ConnectorContext(
                        new TargetId("test-" + opened),
                        new ConnectorSettings("puente.targets.test", values),
                        transport(),
                        metered::add,
                        clock));
    }

    long count(Purpose purpose) {
        return metered.stream().filter(purpose::equals).count();
    }

    @Override
    public void close() {
        http.close();
    }
}
