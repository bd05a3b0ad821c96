package io.puente.siebel;

import io.puente.spi.CrmConnectorFactory;
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

class SiebelConnectorContractTest extends CrmConnectorContract {
    private final CamelHttp camel = new CamelHttp();

    @Override
    protected FakeCrm startFake() {
        return new SimulatedSiebel(true);
    }

    @AfterAll
    void stopCamel() {
        camel.close();
    }

    @Override
    protected CrmConnectorFactory factory() {
        return new SiebelConnectorFactory();
    }

    @Override
    protected Transport transport(Duration timeOut) {
        return camel.transport(timeOut);
    }

    @Override
    protected Map<String, String> settings(URI address, Duration timeOut) {
        return Map.of(
                "server-url", address.toString(),
                "username", "SADMIN",
                "password", "SADMIN",
                "view-mode", "All",
                "emoji", "keep");
    }

    @Override
    public Set<Behaviour> lacks() {
        return Set.of(
                // It inserts blindly; the connector looks before it writes what may exist.
                Behaviour.IDEMPOTENT_UPSERT,
                // User name and password come with every call.
                Behaviour.RENEWABLE_TOKEN,
                // Siebel counts no calls and names no limit; beyond its connections it lets callers wait.
                Behaviour.DAILY_LIMIT,
                Behaviour.CONCURRENT_LIMIT,
                Behaviour.BUDGET);
    }

    @Override
    public ContractSchema schema() {
        return new ContractSchema(
                new ObjectName("Service Request/Service Request"),
                "Integration Id",
                Map.of(),
                "Abstract",
                "Status",
                "Open",
                "Purple",
                "Memo",
                255,
                "Commit Time",
                new ObjectName("Action/Action"),
                "Activity UID",
                "Activity SR Id",
                "Comment",
                1_500,
                SimulatedSiebel.SEQUENCE);
    }
}
