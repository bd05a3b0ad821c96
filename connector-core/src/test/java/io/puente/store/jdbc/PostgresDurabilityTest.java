package io.puente.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.store.LogEntry;
import io.puente.store.LogUnavailable;
import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one server, and servers that would lose what was acknowledged. */
class PostgresDurabilityTest {
    private final MovableClock clock = new MovableClock(Canonical.START);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    private static LogEntry entry(String key) {
        return new LogEntry(LogEntry.WHATSAPP, key, new byte[100], Canonical.START);
    }

    @Test
    void aGreaterSequenceIsNeverVisibleBeforeASmallerOneOfAnotherNode() throws Exception {
        PostgresSettings settings = PostgresServer.newSchema();
        var inserted = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        CommitGate slow = entries -> {
            inserted.countDown();
            try {
                release.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        try (JdbcStores first = JdbcStores.postgres(settings, clock, slow);
                JdbcStores second = JdbcStores.postgres(settings, clock)) {
            Future<Boolean> held = callers.submit(() -> first.log().append(entry("first")));
            assertThat(inserted.await(30, TimeUnit.SECONDS)).isTrue();
            Future<Boolean> waiting = callers.submit(() -> second.log().append(entry("second")));
            assertThat(second.log().read(0, 10)).isEmpty();
            assertThat(waiting.isDone()).isFalse();

            release.countDown();
            assertThat(held.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(first.log().read(0, 10)).extracting("sourceKey").containsExactly("first", "second");
            assertThat(second.log().append(entry("first"))).isFalse();
        }
    }

    @Test
    void everyConnectionCommitsToDisk() throws Exception {
        PostgresSettings settings = PostgresServer.newSchema();
        var careless = new PostgresSettings(
                settings.url() + "&options=-c%20synchronous_commit=off", settings.user(), settings.password(), 4);
        try (Connection connection = new PostgresConnections(careless).getConnection();
                var row = connection.createStatement().executeQuery("SHOW synchronous_commit")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("on");
        }
    }

    @Test
    void aLostConnectionFailsTheCallerAndTheNextOneWorks() throws Exception {
        PostgresSettings settings = PostgresServer.newSchema();
        var kill = new java.util.concurrent.atomic.AtomicBoolean();
        CommitGate gate = entries -> {
            if (kill.getAndSet(false)) {
                endAllSessions();
            }
        };
        try (JdbcStores stores = JdbcStores.postgres(settings, clock, gate)) {
            assertThat(stores.log().append(entry("a"))).isTrue();
            kill.set(true);
            assertThatThrownBy(() -> stores.log().append(entry("b"))).isInstanceOf(LogUnavailable.class);
            assertThat(stores.log().append(entry("b"))).isTrue();
            assertThat(stores.log().read(0, 10)).hasSize(2);
        }
    }

    private static void endAllSessions() {
        try {
            PostgresServer.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'puente'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void settingsDoNotPrintThePassword() {
        var settings = new PostgresSettings("jdbc:postgresql://db/puente?password=hush", "puente", "hush", 4);
        assertThat(settings.toString()).doesNotContain("hush").contains("jdbc:postgresql://db/puente");
        assertThatThrownBy(() -> new PostgresSettings("jdbc:mysql://db", "u", "p", 4))
                .hasMessageContaining("jdbc:postgresql:");
    }
}
