package io.puente.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.salesforce.internal.SchemaPackage;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with our cases. */
class WatchingTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwx22";

    private final SimulatedSalesforce org = new SimulatedSalesforce(SchemaPackage.complete());
    private final TestConnectors connectors = new TestConnectors();
    private CrmConnector connector;
    private ChangeWatcher watcher;
    private String caseId;
    private String cursor;

    @BeforeEach
    void connect() throws Exception {
        org.simulator().org().addUser("agent@test.puente", "agent-password", "Agent", true);
        connector = connectors.open(org.address(), Map.of("watch-overlap", "5m"));
        watcher = connector.watcher().orElseThrow();
        cursor = watcher.watch(null).nextCursor();
        caseId = write(Map.of("Subject", FieldValue.text("x")));
    }

    @AfterEach
    void stop() {
        connectors.close();
        org.close();
    }

    @Test
    void ourOwnCasesAndOtherPeoplesCasesAreNoNews() throws Exception {
        People.create(org.address(), "Case", Map.of("Subject", "not ours", "Status", "Closed"));

        WatchPage page = watcher.watch(cursor);

        assertThat(page.observations()).isEmpty();
    }

    @Test
    void aClosedCaseIsSeenOnceByItsKeyHoweverOftenItIsRead() throws Exception {
        People.update(org.address(), "Case", caseId, Map.of("Status", "Closed"));

        WatchPage first = watcher.watch(cursor);
        write(Map.of("Subject", FieldValue.text("our update afterwards")));
        WatchPage second = watcher.watch(first.nextCursor());

        CaseObservation seen = first.observations().get(0);
        assertThat(first.observations()).hasSize(1);
        assertThat(seen.closed()).isTrue();
        assertThat(seen.engagementKey()).isEqualTo(KEY);
        assertThat(seen.recordId()).isEqualTo(caseId);
        assertThat(second.observations()).extracting(CaseObservation::uniqueKey).containsOnly(seen.uniqueKey());
    }

    @Test
    void aCaseOpenedAgainByAPersonIsNews() throws Exception {
        People.update(org.address(), "Case", caseId, Map.of("Status", "Closed"));
        People.updateAs("agent@test.puente", "agent-password", org.address(), "Case", caseId, Map.of("Status", "New"));

        WatchPage page = watcher.watch(cursor);

        assertThat(page.observations()).singleElement().satisfies(seen -> {
            assertThat(seen.closed()).isFalse();
            assertThat(seen.uniqueKey()).startsWith(caseId + ":open:");
        });
    }

    @Test
    void anEmptyPageMovesTheCursorBehindTheClock() throws Exception {
        connectors.clock.advance(Duration.ofHours(1));

        String next = watcher.watch(cursor).nextCursor();

        assertThat(next).isGreaterThan(cursor);
        assertThat(java.time.Instant.parse(next))
                .isEqualTo(connectors.clock.instant().minus(Duration.ofMinutes(5)));
    }

    private String write(Map<String, FieldValue> fields) throws Exception {
        ObjectName object = new ObjectName("Case");
        Change change = new Change(
                object,
                new ExternalKey("WhatsApp_Engagement_Key__c", KEY),
                null,
                "lane",
                fields,
                List.of(),
                false,
                false);
        ChangeResult result =
                connector.write(new ChangeBatch(object, List.of(change))).get(0);
        return ((ChangeResult.Applied) result).recordId();
    }
}
