package com.example.acmedesk;

import io.puente.model.TargetId;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.testkit.CamelHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A connector and the Acme Desk it is connected to. */
record Desk(FakeAcmeDesk fake, CamelHttp http, CrmConnector connector) implements AutoCloseable {

    static Desk open() {
        FakeAcmeDesk fake = new FakeAcmeDesk();
        CamelHttp http = new CamelHttp();
        Map<String, String> settings = Map.of("url", fake.address().toString(), "api-key", FakeAcmeDesk.KEY);
        CrmConnector connector = new AcmeDeskConnectorFactory()
                .create(new ConnectorContext(
                        new TargetId("desk"),
                        new ConnectorSettings("puente.targets.desk.settings", settings),
                        http.transport(Duration.ofSeconds(30)),
                        purpose -> {},
                        Clock.systemUTC()));
        return new Desk(fake, http, connector);
    }

    @Override
    public void close() {
        connector.close();
        http.close();
        fake.close();
    }
}
