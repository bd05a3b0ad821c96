package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.puente.spi.ChangeWatcher;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.spi.ChangeWatcher.WatchPage;
import io.puente.spi.CrmConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with our cases in a CRM that is polled by time. A connector says how they do it there. */
public abstract class WatchingContract {
    protected static final String KEY = "abcdefghijklmnopqrstuvwx22";

    private CrmConnector connector;

    protected ChangeWatcher watcher;
    protected String cursor;
    /** The id of our case in the CRM; null before it is written. */
    protected @Nullable String caseId;

    /** A connector that looks back 5 minutes, on {@link #clock}. */
    protected abstract CrmConnector connect() throws Exception;

    protected abstract MovableClock clock();

    /** Makes the case with {@link #KEY}, or changes it. @return its id */
    protected abstract String write(CrmConnector connector, String text) throws Exception;

    /** Somebody makes a case without our key and closes it. */
    protected abstract void closeTheirOwn() throws Exception;

    /** Somebody who is not the connector's user. */
    protected abstract void close(String id) throws Exception;

    /** Somebody who is not the connector's user. */
    protected abstract void open(String id) throws Exception;

    protected final CrmConnector connector() {
        return connector;
    }

    @BeforeEach
    final void connectAndWriteOurCase() throws Exception {
        begin(connect());
    }

    /** Makes our case there, and watches from now on. */
    protected final void begin(CrmConnector opened) throws Exception {
        connector = opened;
        caseId = null;
        watcher = connector.watcher().orElseThrow();
        cursor = watcher.watch(null).nextCursor();
        caseId = write(connector, "x");
    }

    @Test
    void ourOwnCasesAndOtherPeoplesCasesAreNoNews() throws Exception {
        closeTheirOwn();

        assertThat(watcher.watch(cursor).observations()).isEmpty();
    }

    @Test
    protected void aClosedCaseIsSeenOnceByItsKeyHoweverOftenItIsRead() throws Exception {
        close(caseId);

        WatchPage first = watcher.watch(cursor);
        write(connector, "our update afterwards");
        WatchPage second = watcher.watch(first.nextCursor());

        assertThat(first.observations()).hasSize(1);
        CaseObservation seen = first.observations().get(0);
        assertThat(seen.closed()).isTrue();
        assertThat(seen.engagementKey()).isEqualTo(KEY);
        assertThat(seen.recordId()).isEqualTo(caseId);
        assertThat(seen.at()).isCloseTo(Instant.now(), within(2, ChronoUnit.MINUTES));
        assertThat(second.observations()).extracting(CaseObservation::uniqueKey).containsOnly(seen.uniqueKey());
    }

    @Test
    protected void aCaseOpenedAgainByAPersonIsNews() throws Exception {
        close(caseId);
        open(caseId);

        assertThat(watcher.watch(cursor).observations()).singleElement().satisfies(seen -> {
            assertThat(seen.closed()).isFalse();
            assertThat(seen.uniqueKey()).startsWith(caseId + ":open:");
        });
    }

    @Test
    void anEmptyPageMovesTheCursorBehindTheClock() throws Exception {
        clock().advance(Duration.ofHours(1));

        String next = watcher.watch(cursor).nextCursor();

        assertThat(Instant.parse(next)).isEqualTo(clock().instant().minus(Duration.ofMinutes(5)));
    }
}
