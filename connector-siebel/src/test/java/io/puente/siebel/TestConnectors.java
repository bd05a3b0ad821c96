package io.puente.siebel;

import io.puente.model.TargetId;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.testkit.CamelHttp;
import io.puente.testkit.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connectors of one factory, over the transport of production. */
final class TestConnectors implements AutoCloseable {
    final List<Purpose> metered = new CopyOnWriteArrayList<>();
    final MovableClock clock = new MovableClock(Instant.now());
    private final CamelHttp camel = new CamelHttp();
    private final SiebelConnectorFactory factory = new SiebelConnectorFactory();
    private final List<CrmConnector> opened = new ArrayList<>();

    /** Without the check of the time zone, so that each test sees its own calls only. */
    CrmConnector open(URI address, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "server-url", address.toString(),
                "username", "SADMIN",
                "password", "SADMIN",
                "view-mode", "All",
                "check-time-zone", "false"));
        values.putAll(more);
        return openWith(values);
    }

    CrmConnector openWith(Map<String, String> values) {
        CrmConnector connector = factory.create(new ConnectorContext(
                new TargetId("test-" + opened.size()),
                new ConnectorSettings("puente.targets.test", values),
                camel.transport(Duration.ofSeconds(20)),
                metered::add,
                clock));
        opened.add(connector);
        return connector;
    }

    @Override
    public void close() {
        opened.forEach(CrmConnector::close);
        camel.close();
    }
}
