package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchingTest extends WatchingContract {
    private static final ObjectName CASE = new ObjectName("incident");

    private final TestConnectors connectors = new TestConnectors();
    private final SimulatedDataverse org = new SimulatedDataverse(connectors.transport());
    private UUID agent;

    @Override
    protected CrmConnector connect() {
        agent = org.simulator().administration().addUser("Ana", "Agent");
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
        Map<String, FieldValue> fields = Map.of(
                "title", FieldValue.text(text),
                "customerid", FieldValue.text("contact(" + SimulatedDataverse.CUSTOMER + ")"));
        Change change = new Change(
                CASE, new ExternalKey("puente_engagementkey", KEY), null, "lane", fields, List.of(), false, false);
        ChangeResult result =
                connector.write(new ChangeBatch(CASE, List.of(change))).get(0);
        return ((ChangeResult.Applied) result).recordId();
    }

    @Override
    protected void closeTheirOwn() {
        close(People.create(org.simulator(), "incident", Map.of("title", "not ours")));
    }

    @Override
    protected void close(String id) {
        People.close(org.simulator(), id, agent);
    }

    @Override
    protected void open(String id) {
        People.update(org.simulator(), "incident", id, Map.of("statecode", 0, "statuscode", 1), agent);
    }

    @Test
    void aCancelledCaseIsClosedToo() throws Exception {
        People.update(org.simulator(), "incident", caseId, Map.of("statecode", 2, "statuscode", 6), agent);

        assertThat(watcher.watch(cursor).observations())
                .singleElement()
                .satisfies(seen -> assertThat(seen.closed()).isTrue());
    }
}
