package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.spi.ChangeWatcher.WatchPage;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with our cases. */
class WatchingTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwx22";

    private final TestConnectors connectors = new TestConnectors();
    private final SimulatedDataverse org = new SimulatedDataverse(connectors.transport());
    private CrmConnector connector;
    private ChangeWatcher watcher;
    private UUID agent;
    private String caseId;
    private String cursor;

    @BeforeEach
    void connect() throws Exception {
        agent = org.simulator().administration().addUser("Ana", "Agent");
        connector = connectors.open(org.address(), Map.of("watch-overlap", "5m"));
        watcher = connector.watcher().orElseThrow();
        cursor = watcher.watch(null).nextCursor();
        caseId = write(Map.of("title", FieldValue.text("x")));
    }

    @AfterEach
    void stop() {
        connectors.close();
        org.close();
    }

    @Test
    void ourOwnCasesAndOtherPeoplesCasesAreNoNews() throws Exception {
        String theirs = People.create(org.simulator(), "incident", Map.of("title", "not ours"));
        People.close(org.simulator(), theirs, agent);

        assertThat(watcher.watch(cursor).observations()).isEmpty();
    }

    @Test
    void aResolvedCaseIsSeenOnceByItsKeyHoweverOftenItIsRead() throws Exception {
        People.close(org.simulator(), caseId, agent);

        WatchPage first = watcher.watch(cursor);
        write(Map.of("title", FieldValue.text("our update afterwards")));
        WatchPage second = watcher.watch(first.nextCursor());

        CaseObservation seen = first.observations().get(0);
        assertThat(first.observations()).hasSize(1);
        assertThat(seen.closed()).isTrue();
        assertThat(seen.engagementKey()).isEqualTo(KEY);
        assertThat(seen.recordId()).isEqualTo(caseId);
        assertThat(second.observations()).extracting(CaseObservation::uniqueKey).containsOnly(seen.uniqueKey());
    }

    @Test
    void aCancelledCaseIsClosedToo() throws Exception {
        People.update(org.simulator(), "incident", caseId, Map.of("statecode", 2, "statuscode", 6), agent);

        assertThat(watcher.watch(cursor).observations())
                .singleElement()
                .satisfies(seen -> assertThat(seen.closed()).isTrue());
    }

    @Test
    void aCaseOpenedAgainByAPersonIsNews() throws Exception {
        People.close(org.simulator(), caseId, agent);
        People.update(org.simulator(), "incident", caseId, Map.of("statecode", 0, "statuscode", 1), agent);

        assertThat(watcher.watch(cursor).observations()).singleElement().satisfies(seen -> {
            assertThat(seen.closed()).isFalse();
            assertThat(seen.uniqueKey()).startsWith(caseId + ":open:");
        });
    }

    @Test
    void anEmptyPageMovesTheCursorBehindTheClock() throws Exception {
        connectors.clock.advance(Duration.ofHours(1));

        String next = watcher.watch(cursor).nextCursor();

        assertThat(Instant.parse(next)).isEqualTo(connectors.clock.instant().minus(Duration.ofMinutes(5)));
    }

    private String write(Map<String, FieldValue> fields) throws Exception {
        ObjectName object = new ObjectName("incident");
        Map<String, FieldValue> all = new LinkedHashMap<>(fields);
        all.put("customerid", FieldValue.text("contact(" + SimulatedDataverse.CUSTOMER + ")"));
        Change change = new Change(
                object, new ExternalKey("puente_engagementkey", KEY), null, "lane", all, List.of(), false, false);
        ChangeResult result =
                connector.write(new ChangeBatch(object, List.of(change))).get(0);
        return ((ChangeResult.Applied) result).recordId();
    }
}
