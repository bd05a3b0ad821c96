package io.puente.salesforce;

import io.puente.salesforce.internal.SchemaPackage;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.testkit.MovableClock;
import io.puente.testkit.WatchingContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class WatchingTest extends WatchingContract {
    private static final ObjectName CASE = new ObjectName("Case");

    private final SimulatedSalesforce org = new SimulatedSalesforce(SchemaPackage.complete());
    private final TestConnectors connectors = new TestConnectors();

    @Override
    protected CrmConnector connect() {
        org.simulator().org().addUser("agent@test.puente", "agent-password", "Agent", true);
        return connectors.open(org.address(), Map.of("watch-overlap", "5m"));
    }

    @AfterEach
    void stop() {
        connectors.close();
        org.close();
    }

    @Override
    protected MovableClock clock() {
        return connectors.clock;
    }

    @Override
    protected String write(CrmConnector connector, String text) throws Exception {
        Change change = new Change(
                CASE,
                new ExternalKey("WhatsApp_Engagement_Key__c", KEY),
                null,
                "lane",
                Map.of("Subject", FieldValue.text(text)),
                List.of(),
                false,
                false);
        ChangeResult result =
                connector.write(new ChangeBatch(CASE, List.of(change))).get(0);
        return ((ChangeResult.Applied) result).recordId();
    }

    @Override
    protected void closeTheirOwn() {
        People.create(org.address(), "Case", Map.of("Subject", "not ours", "Status", "Closed"));
    }

    /** As the connector's user: a closing counts whoever did it. */
    @Override
    protected void close(String id) {
        People.update(org.address(), "Case", id, Map.of("Status", "Closed"));
    }

    @Override
    protected void open(String id) {
        People.updateAs("agent@test.puente", "agent-password", org.address(), "Case", id, Map.of("Status", "New"));
    }
}
