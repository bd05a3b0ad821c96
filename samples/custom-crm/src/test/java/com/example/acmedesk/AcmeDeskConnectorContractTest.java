package com.example.acmedesk;

import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Transport;
import io.puente.testkit.Behaviour;
import io.puente.testkit.CamelHttp;
import io.puente.testkit.ContractSchema;
import io.puente.testkit.CrmConnectorContract;
import io.puente.testkit.FakeCrm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;

class AcmeDeskConnectorContractTest extends CrmConnectorContract {
    private final CamelHttp http = new CamelHttp();

    @Override
    protected FakeCrm startFake() {
        return new FakeAcmeDesk();
    }

    @AfterAll
    void stopHttp() {
        http.close();
    }

    @Override
    protected CrmConnectorFactory factory() {
        return new AcmeDeskConnectorFactory();
    }

    @Override
    protected Map<String, String> settings(URI address, Duration timeOut) {
        return Map.of("url", address.toString(), "api-key", FakeAcmeDesk.KEY);
    }

    @Override
    protected Transport transport(Duration timeOut) {
        return http.transport(timeOut);
    }

    @Override
    public Set<Behaviour> lacks() {
        return Set.of(
                Behaviour.RENEWABLE_TOKEN,
                Behaviour.DAILY_LIMIT,
                Behaviour.CONCURRENT_LIMIT,
                Behaviour.BUDGET,
                Behaviour.PROVISIONER);
    }

    @Override
    public ContractSchema schema() {
        return new ContractSchema(
                new ObjectName("tickets"),
                "key",
                Map.of("channel", FieldValue.text("whatsapp")),
                "subject",
                "conversation",
                "open",
                "purple",
                "business_number",
                40,
                "last_message_at",
                new ObjectName("comments"),
                "key",
                "ticket",
                "body",
                20_000,
                "sequence");
    }
}
