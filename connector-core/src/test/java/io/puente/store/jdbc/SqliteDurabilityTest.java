package io.puente.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.store.LogUnavailable;
import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is acknowledged before it is on disk, and trouble with the disk passes by itself. */
class SqliteDurabilityTest {
    private final MovableClock clock = new MovableClock(Canonical.START);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    private static LogEntry entry(String key, int bytes) {
        return new LogEntry(LogEntry.WHATSAPP, key, new byte[bytes], Canonical.START);
    }

    @Test
    void noAppendReturnsWhileTheCommitIsHeldBack() throws Exception {
        var inserted = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        CommitGate gate = entries -> {
            inserted.countDown();
            await(release);
        };
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock, gate)) {
            List<Future<Boolean>> appends = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String key = "k" + i;
                appends.add(callers.submit(() -> stores.log().append(entry(key, 100))));
            }
            assertThat(inserted.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(appends).noneMatch(Future::isDone);
            assertThat(stores.log().read(0, 100)).isEmpty();

            release.countDown();
            for (Future<Boolean> append : appends) {
                assertThat(append.get(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(stores.log().read(0, 100)).hasSize(16);
        }
    }

    @Test
    void aCommitThatFailsFailsAllWhoWaitedAndKeepsNothing() throws Exception {
        var failing = new AtomicBoolean(true);
        CommitGate gate = entries -> {
            if (failing.get()) {
                throw new IllegalStateException("no commit today");
            }
        };
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock, gate)) {
            List<Future<Boolean>> appends = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String key = "k" + i;
                appends.add(callers.submit(() -> stores.log().append(entry(key, 100))));
            }
            for (Future<Boolean> append : appends) {
                assertThatThrownBy(() -> append.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(LogUnavailable.class);
            }
            assertThat(stores.log().lastSequence()).isZero();
            failing.set(false);
            assertThat(stores.log().append(entry("k0", 100))).isTrue();
        }
    }

    @Test
    void aFullDiskIsReportedAndRecoversByItselfOnceThereIsSpace() throws Exception {
        var maxPages = new AtomicLong(Integer.MAX_VALUE);
        SqliteConnections.OpenHook limit = connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA max_page_count = " + maxPages.get());
            }
        };
        maxPages.set(200);
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock, CommitGate.OPEN, limit)) {
            List<String> acknowledged = new ArrayList<>();
            LogUnavailable refusal = null;
            for (int i = 0; refusal == null; i++) {
                try {
                    stores.log().append(entry("k" + i, 20_000));
                    acknowledged.add("k" + i);
                } catch (LogUnavailable e) {
                    refusal = e;
                }
            }
            assertThat(refusal).hasStackTraceContaining("SQLITE_FULL");
            assertThat(acknowledged).isNotEmpty();
            assertThatThrownBy(() -> stores.log().append(entry("again", 20_000)))
                    .isInstanceOf(LogUnavailable.class);
            assertThat(stores.log().read(0, 1000))
                    .extracting(LogRecord::sourceKey)
                    .isEqualTo(acknowledged);

            maxPages.set(100_000);
            assertThat(stores.log().append(entry("again", 20_000))).isTrue();
            acknowledged.add("again");
            assertThat(stores.log().read(0, 1000))
                    .extracting(LogRecord::sourceKey)
                    .isEqualTo(acknowledged);
        }
    }

    @Test
    void everyConnectionCommitsToDisk() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        SqliteConnections.OpenHook look = connection -> seen.add(SqliteConnections.pragma(connection, "journal_mode")
                + " " + SqliteConnections.pragma(connection, "synchronous")
                + " " + SqliteConnections.pragma(connection, "busy_timeout"));
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock, CommitGate.OPEN, look)) {
            stores.log().append(entry("k", 10));
            stores.log().read(0, 1);
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(2).containsOnly("wal 2 10000");
    }

    @Test
    void aConnectionThatDoesNotSyncIsRefused() {
        var careless = new SqliteConnections(folder.resolve("careless.db"), true, connection -> {}) {
            @Override
            Connection open() throws SQLException {
                Connection connection = super.open();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA synchronous = NORMAL");
                }
                return connection;
            }
        };
        assertThatThrownBy(careless::getConnection)
                .hasMessage("careless.db must run with synchronous=2, but the database says 1");
    }

    @Test
    void aSecondStoreOnTheSameFolderIsRefused() throws Exception {
        try (JdbcStores first = JdbcStores.sqlite(folder, clock)) {
            assertThatThrownBy(() -> JdbcStores.sqlite(folder, clock))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is in use by another Puente (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(first.log().append(entry("k", 10))).isTrue();
        }
        try (JdbcStores again = JdbcStores.sqlite(folder, clock)) {
            assertThat(again.log().read(0, 10)).hasSize(1);
        }
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Files.writeString(folder.resolve("log.db"), "this is no database, ".repeat(400));
        assertThatThrownBy(() -> JdbcStores.sqlite(folder, clock)).hasStackTraceContaining("log.db");
        Files.delete(folder.resolve("log.db"));
        JdbcStores.sqlite(folder, clock).close();
    }

    @Test
    void closingGivesTheFilesBack() throws Exception {
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock)) {
            stores.log().append(entry("k", 10));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("log.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
        assertThat(folder.resolve("log.db-wal")).doesNotExist();
    }

    @Test
    void theWriteAheadLogIsBegunAnewWhileAppendsGoOn() throws Exception {
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock)) {
            stores.log().append(entry("first", 100));
            int before = beginnings();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            for (int i = 0; beginnings() == before && System.nanoTime() < deadline; i++) {
                stores.log().append(entry("k" + i, 10_000));
            }
            assertThat(beginnings()).isGreaterThan(before);
        }
    }

    /** The write-ahead log counts in its header (bytes 12 to 15) how often it was begun. */
    private int beginnings() throws Exception {
        try (var file =
                new java.io.RandomAccessFile(folder.resolve("log.db-wal").toFile(), "r")) {
            file.seek(12);
            return file.readInt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never released");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
