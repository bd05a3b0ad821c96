package io.puente.store.jdbc;

import io.puente.store.AttentionList;
import io.puente.store.Backfill;
import io.puente.store.BodyRedactor;
import io.puente.store.CanonicalStore;
import io.puente.store.DriftStates;
import io.puente.store.Erasure;
import io.puente.store.IngestLog;
import io.puente.store.Leases;
import io.puente.store.MappingVersions;
import io.puente.store.MediaQueue;
import io.puente.store.Outbox;
import io.puente.store.ParityRuns;
import io.puente.store.RecentPeople;
import io.puente.store.RehearsalStandings;
import io.puente.store.Remaps;
import io.puente.store.TargetRegistry;
import io.puente.store.Tracing;
import io.puente.store.WholePeople;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All ports to durable storage over one database. Opening brings the tables up to date. Close it last: the log commits
 * what waits, then connections and the lock on the data folder are given back.
 */
public final class JdbcStores implements AutoCloseable {

    /** After this an append that is not committed is reported as not available. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database logDatabase;
    private final Database stateDatabase;
    private final @Nullable FolderLock lock;
    private final JdbcIngestLog log;
    private final JdbcCanonicalStore canonical;
    private final JdbcOutbox outbox;
    private final JdbcLeases leases;
    private final JdbcAttentionList attention;
    private final JdbcMediaQueue media;
    private final JdbcTargetRegistry targets;
    private final JdbcWholePeople people;
    private final JdbcRecentPeople recent;
    private final JdbcParityRuns parity;
    private final JdbcBackfill backfill;
    private final JdbcMappingVersions mappings;
    private final JdbcRemaps remaps;
    private final JdbcDriftStates drift;
    private final JdbcRehearsalStandings rehearsals;
    private final JdbcTracing tracing;

    private JdbcStores(
            Database logDatabase, Database stateDatabase, @Nullable FolderLock lock, Clock clock, CommitGate gate) {
        this.logDatabase = logDatabase;
        this.stateDatabase = stateDatabase;
        this.lock = lock;
        this.log = new JdbcIngestLog(logDatabase, gate, PATIENCE);
        this.canonical = new JdbcCanonicalStore(stateDatabase, clock);
        this.outbox = new JdbcOutbox(stateDatabase, clock);
        this.leases = new JdbcLeases(stateDatabase, clock);
        this.attention = new JdbcAttentionList(stateDatabase, log::receivedAt);
        this.media = new JdbcMediaQueue(stateDatabase);
        this.targets = new JdbcTargetRegistry(stateDatabase, clock);
        this.people = new JdbcWholePeople(stateDatabase);
        this.recent = new JdbcRecentPeople(stateDatabase);
        this.parity = new JdbcParityRuns(stateDatabase);
        this.backfill = new JdbcBackfill(stateDatabase, clock);
        this.mappings = new JdbcMappingVersions(stateDatabase);
        this.remaps = new JdbcRemaps(stateDatabase, clock);
        this.drift = new JdbcDriftStates(stateDatabase);
        this.rehearsals = new JdbcRehearsalStandings(stateDatabase);
        this.tracing = new JdbcTracing(stateDatabase, log::receivedAt);
    }

    /**
     * Opens {@code log.db} and {@code state.db} in the folder, which is created if missing.
     *
     * @throws IllegalStateException if the folder is in use by another store
     */
    public static JdbcStores sqlite(Path dataFolder, Clock clock) {
        return sqlite(dataFolder, clock, CommitGate.OPEN);
    }

    /** With a gate before each commit of the log. */
    public static JdbcStores sqlite(Path dataFolder, Clock clock, CommitGate gate) {
        return sqlite(dataFolder, clock, gate, connection -> {});
    }

    static JdbcStores sqlite(Path dataFolder, Clock clock, CommitGate gate, SqliteConnections.OpenHook logHook) {
        try {
            Files.createDirectories(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + dataFolder + " cannot be created", e);
        }
        FolderLock lock = FolderLock.take(dataFolder);
        try {
            Path logFile = dataFolder.resolve("log.db");
            Path stateFile = dataFolder.resolve("state.db");
            Migrations.LOG.migrate(
                    logFile.toString(), new SqliteConnections(logFile, true, connection -> {}), Dialect.SQLITE);
            Migrations.STATE.migrate(
                    stateFile.toString(), new SqliteConnections(stateFile, true, connection -> {}), Dialect.SQLITE);
            var stores = new JdbcStores(
                    new SqliteFile(logFile, logHook, SqliteFile.LOG_CACHE_KIB),
                    new SqliteFile(stateFile, connection -> {}, SqliteFile.STATE_CACHE_KIB),
                    lock,
                    clock,
                    gate);
            // The lock on the folder proves that nobody else is alive: work goes on at once after a crash.
            stores.leases.endAll();
            return stores;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens the files beside the gateway that works on them, or alone. A guest takes no lock, changes no table and ends
     * nobody's lease. What it writes, the gateway finds when it next looks, within about a second.
     *
     * @throws IllegalStateException if there is no data yet, or its tables are of another version of Puente
     */
    public static JdbcStores sqliteGuest(Path dataFolder, Clock clock) {
        Path logFile = dataFolder.resolve("log.db");
        Path stateFile = dataFolder.resolve("state.db");
        if (!sqliteExists(dataFolder)) {
            throw new IllegalStateException("there is no data in " + dataFolder.toAbsolutePath()
                    + ": no gateway has run with this puente.data yet, or it lies elsewhere");
        }
        Migrations.LOG.check(
                logFile.toString(), new SqliteConnections(logFile, false, connection -> {}), Dialect.SQLITE);
        Migrations.STATE.check(
                stateFile.toString(), new SqliteConnections(stateFile, false, connection -> {}), Dialect.SQLITE);
        return new JdbcStores(SqliteFile.guest(logFile), SqliteFile.guest(stateFile), null, clock, CommitGate.OPEN);
    }

    /** Whether a gateway has worked with this folder. */
    public static boolean sqliteExists(Path dataFolder) {
        return Files.isRegularFile(dataFolder.resolve("log.db")) && Files.isRegularFile(dataFolder.resolve("state.db"));
    }

    /** Log and state in one PostgreSQL database, which any number of nodes may share. */
    public static JdbcStores postgres(PostgresSettings settings, Clock clock) {
        return postgres(settings, clock, CommitGate.OPEN);
    }

    /** With a gate before each commit of the log. */
    public static JdbcStores postgres(PostgresSettings settings, Clock clock, CommitGate gate) {
        var source = new PostgresConnections(settings);
        Migrations.LOG.migrate(settings.toString(), source, Dialect.POSTGRESQL);
        Migrations.STATE.migrate(settings.toString(), source, Dialect.POSTGRESQL);
        // The log has connections of its own: a busy fold must not keep webhooks waiting.
        return new JdbcStores(
                new PostgresDatabase("log", source, 2),
                new PostgresDatabase("state", source, settings.connections()),
                null,
                clock,
                gate);
    }

    /** As {@link #sqliteGuest}. */
    public static JdbcStores postgresGuest(PostgresSettings settings, Clock clock) {
        var source = new PostgresConnections(settings);
        Migrations.LOG.check(settings.toString(), source, Dialect.POSTGRESQL);
        Migrations.STATE.check(settings.toString(), source, Dialect.POSTGRESQL);
        return new JdbcStores(
                new PostgresDatabase("log", source, 2),
                new PostgresDatabase("state", source, 2),
                null,
                clock,
                CommitGate.OPEN);
    }

    public IngestLog log() {
        return log;
    }

    public CanonicalStore canonical() {
        return canonical;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Leases leases() {
        return leases;
    }

    public AttentionList attention() {
        return attention;
    }

    public MediaQueue media() {
        return media;
    }

    public TargetRegistry targets() {
        return targets;
    }

    public WholePeople people() {
        return people;
    }

    public RecentPeople recent() {
        return recent;
    }

    public ParityRuns parity() {
        return parity;
    }

    public Backfill backfill() {
        return backfill;
    }

    public MappingVersions mappings() {
        return mappings;
    }

    public Remaps remaps() {
        return remaps;
    }

    public DriftStates drift() {
        return drift;
    }

    public RehearsalStandings rehearsals() {
        return rehearsals;
    }

    public Tracing tracing() {
        return tracing;
    }

    /** @param redactor knows what webhooks look like */
    public Erasure erasure(BodyRedactor redactor) {
        return erasure(redactor, PATIENCE);
    }

    /** @param patience how long an erasure waits for the fold to work on what was accepted before */
    public Erasure erasure(BodyRedactor redactor, Duration patience) {
        return new JdbcErasure(logDatabase, stateDatabase, log, redactor, patience);
    }

    @Override
    public void close() {
        log.close();
        logDatabase.close();
        stateDatabase.close();
        if (lock != null) {
            lock.close();
        }
    }
}
