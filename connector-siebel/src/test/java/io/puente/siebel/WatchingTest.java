package io.puente.siebel;

import static io.puente.siebel.Changes.applied;
import static io.puente.siebel.Changes.newCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.siebel.Administration;
import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.spi.Change;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.testkit.MovableClock;
import io.puente.testkit.WatchingContract;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchingTest extends WatchingContract {
    private static final String COMPONENT = "Service Request";

    private final TestConnectors connectors = new TestConnectors();
    private SimulatedSiebel siebel;

    @Override
    protected CrmConnector connect() {
        return connect("UTC");
    }

    private CrmConnector connect(String zone) {
        siebel = new SimulatedSiebel(SiebelSimulatorSettings.demo().withZone(ZoneId.of(zone)), true);
        return connectors.open(siebel.address(), Map.of("time-zone", zone, "watch-overlap", "5m"));
    }

    @AfterEach
    void stop() {
        connectors.close();
        siebel.close();
    }

    @Override
    protected MovableClock clock() {
        return connectors.clock;
    }

    @Override
    protected String write(CrmConnector connector, String text) throws Exception {
        Change change = new Change(
                Changes.CASE,
                new ExternalKey("Integration Id", KEY),
                caseId,
                "lane",
                Map.of("Abstract", FieldValue.text(text)),
                List.of(),
                false,
                false);
        return applied(Changes.write(connector, change)).recordId();
    }

    private Administration people() {
        return siebel.simulator().administration();
    }

    private void status(String id, String status) {
        people().update("CCAGENT", COMPONENT, id, Map.of("Status", status));
    }

    @Override
    protected void closeTheirOwn() {
        people().insert("CCAGENT", COMPONENT, Map.of("Abstract", "not ours", "Status", "Closed"));
    }

    @Override
    protected void close(String id) {
        status(id, "Closed");
    }

    @Override
    protected void open(String id) {
        status(id, "In Progress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Sao_Paulo", "Asia/Kolkata"})
    void aClosedCaseIsSeenOnceInAnotherZone(String zone) throws Exception {
        siebel.close();
        begin(connect(zone));

        aClosedCaseIsSeenOnceByItsKeyHoweverOftenItIsRead();
    }

    @Test
    void aCaseOpenedAgainIsNewsWhereEmployeesCannotBeRead() throws Exception {
        people().grant("Employee", false);

        aCaseOpenedAgainByAPersonIsNews();
    }

    @Test
    void moreThanAPageIsReadWhole() throws Exception {
        for (int i = 0; i < 120; i++) {
            String word = "c" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            status(applied(Changes.write(connector(), newCase(word))).recordId(), "Cancelled");
        }

        assertThat(watcher.watch(cursor).observations()).hasSize(120).allMatch(CaseObservation::closed);
    }
}
