package io.puente.siebel;

import static io.puente.siebel.Changes.CASE;
import static io.puente.siebel.Changes.applied;
import static io.puente.siebel.Changes.key;
import static io.puente.siebel.Changes.linked;
import static io.puente.siebel.Changes.newCase;
import static io.puente.siebel.Changes.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.siebel.Administration;
import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.spi.ChangeWatcher.WatchPage;
import io.puente.spi.CrmConnector;
import io.puente.spi.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with our service requests. */
class WatchingTest {
    private static final String COMPONENT = "Service Request";

    private final TestConnectors connectors = new TestConnectors();
    private SimulatedSiebel siebel;
    private CrmConnector connector;
    private ChangeWatcher watcher;
    private String caseId;
    private String cursor;

    private Administration connect(String zone) throws Exception {
        siebel = new SimulatedSiebel(SiebelSimulatorSettings.demo().withZone(ZoneId.of(zone)), true);
        connector = connectors.open(siebel.address(), Map.of("time-zone", zone, "watch-overlap", "5m"));
        watcher = connector.watcher().orElseThrow();
        cursor = watcher.watch(null).nextCursor();
        caseId = applied(write(connector, newCase("aa"))).recordId();
        return siebel.simulator().administration();
    }

    @AfterEach
    void stop() {
        connectors.close();
        siebel.close();
    }

    @Test
    void ourOwnCasesAndOtherPeoplesCasesAreNoNews() throws Exception {
        Administration people = connect("UTC");
        people.insert("CCAGENT", COMPONENT, Map.of("Abstract", "not ours", "Status", "Closed"));

        assertThat(watcher.watch(cursor).observations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Sao_Paulo", "Asia/Kolkata"})
    void aClosedCaseIsSeenOnceByItsKeyHoweverOftenItIsRead(String zone) throws Exception {
        Administration people = connect(zone);
        people.update("CCAGENT", COMPONENT, caseId, Map.of("Status", "Closed"));

        WatchPage first = watcher.watch(cursor);
        write(connector, linked("aa", caseId, Map.of("Memo", FieldValue.text("our update afterwards"))));
        WatchPage second = watcher.watch(first.nextCursor());

        CaseObservation seen = first.observations().get(0);
        assertThat(first.observations()).hasSize(1);
        assertThat(seen.closed()).isTrue();
        assertThat(seen.engagementKey()).isEqualTo(key("aa"));
        assertThat(seen.recordId()).isEqualTo(caseId);
        assertThat(seen.at()).isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(2, ChronoUnit.MINUTES));
        assertThat(second.observations()).extracting(CaseObservation::uniqueKey).containsOnly(seen.uniqueKey());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCaseOpenedAgainByAPersonIsNews(boolean employeesReadable) throws Exception {
        Administration people = connect("UTC");
        people.grant("Employee", employeesReadable);
        people.update("CCAGENT", COMPONENT, caseId, Map.of("Status", "Closed"));
        people.update("CCAGENT", COMPONENT, caseId, Map.of("Status", "In Progress"));

        assertThat(watcher.watch(cursor).observations()).singleElement().satisfies(seen -> {
            assertThat(seen.closed()).isFalse();
            assertThat(seen.uniqueKey()).startsWith(caseId + ":open:");
        });
    }

    @Test
    void moreThanAPageIsReadWhole() throws Exception {
        Administration people = connect("UTC");
        for (int i = 0; i < 120; i++) {
            String id = applied(write(connector, newCase("c" + (char) ('a' + i / 26) + (char) ('a' + i % 26))))
                    .recordId();
            people.update("CCAGENT", COMPONENT, id, Map.of("Status", "Cancelled"));
        }

        assertThat(watcher.watch(cursor).observations()).hasSize(120).allMatch(CaseObservation::closed);
    }

    @Test
    void anEmptyPageMovesTheCursorBehindTheClock() throws Exception {
        connect("UTC");
        connectors.clock.advance(Duration.ofHours(1));

        String next = watcher.watch(cursor).nextCursor();

        assertThat(Instant.parse(next)).isEqualTo(connectors.clock.instant().minus(Duration.ofMinutes(5)));
        assertThat(siebel.records(CASE)).hasSize(1);
    }
}
