package io.puente.store.jdbc;

import io.puente.store.IngestLog;
import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.store.LogUnavailable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log in a table. Appends from all nodes are serialised, so that a greater sequence never becomes visible first. */
final class JdbcIngestLog implements IngestLog {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcIngestLog.class);

    /** Enough for every thread of the web server; beyond it the caller waits, then gets {@link LogUnavailable}. */
    private static final int CAPACITY = 4096;

    /** Reading stops here even if fewer entries than asked for were read: bodies have up to 3 MB each. */
    private static final long READ_BYTES = 32L << 20;

    private static final String INSERT =
            "INSERT INTO log_entry (source, source_key, body, received_at) VALUES (?, ?, ?, ?)";

    private final Database database;
    private final CommitGate gate;
    private final GroupCommit commits;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    JdbcIngestLog(Database database, CommitGate gate, Duration patience) {
        this.database = database;
        this.gate = gate;
        this.commits = new GroupCommit(CAPACITY, patience, this::commit, this::tellListeners);
    }

    private record Source(String source, String key) {}

    @Override
    public boolean append(LogEntry entry) throws LogUnavailable, InterruptedException {
        return commits.append(entry);
    }

    @Override
    public CompletableFuture<Boolean> submit(LogEntry entry) {
        return commits.submit(entry);
    }

    private List<Boolean> commit(List<LogEntry> entries) {
        return database.write(session -> {
            session.dialect().serialiseAppends(session);
            List<Boolean> added = session.dialect().countsEachInsert()
                    ? insertMissing(session, entries)
                    : insert(session, entries, known(session, entries));
            gate.beforeCommit(entries.size());
            return added;
        });
    }

    private static List<Boolean> insertMissing(Session session, List<LogEntry> entries) {
        return session.batchCounts(INSERT + " ON CONFLICT DO NOTHING", entries, JdbcIngestLog::bind).stream()
                .map(count -> count > 0)
                .toList();
    }

    private static Set<Source> known(Session session, List<LogEntry> entries) {
        return new HashSet<>(session.among(
                "SELECT source, source_key FROM log_entry WHERE source_key {any}",
                entries.stream().map(LogEntry::sourceKey).collect(Collectors.toSet()),
                (row, i) -> new Source(row.getString(1), row.getString(2))));
    }

    private static List<Boolean> insert(Session session, List<LogEntry> entries, Set<Source> known) {
        List<Boolean> added = new ArrayList<>();
        List<LogEntry> fresh = new ArrayList<>();
        for (LogEntry entry : entries) {
            boolean isNew = known.add(new Source(entry.source(), entry.sourceKey()));
            added.add(isNew);
            if (isNew) {
                fresh.add(entry);
            }
        }
        session.batch(INSERT, fresh, JdbcIngestLog::bind);
        return added;
    }

    private static void bind(PreparedStatement statement, LogEntry entry) throws SQLException {
        statement.setString(1, entry.source());
        statement.setString(2, entry.sourceKey());
        statement.setBytes(3, entry.body());
        statement.setLong(4, entry.receivedAt().toEpochMilli());
    }

    @Override
    public List<LogRecord> read(long afterSequence, int limit) {
        return database.read(session -> session.stream(
                "SELECT seq, source, source_key, body, received_at FROM log_entry WHERE seq > ? ORDER BY seq LIMIT ?",
                64,
                JdbcIngestLog::records,
                afterSequence,
                limit));
    }

    private static List<LogRecord> records(ResultSet row) throws SQLException {
        List<LogRecord> records = new ArrayList<>();
        long bytes = 0;
        while (bytes < READ_BYTES && row.next()) {
            byte[] body = row.getBytes(4);
            bytes += body.length;
            records.add(new LogRecord(
                    row.getLong(1), row.getString(2), row.getString(3), body, Instant.ofEpochMilli(row.getLong(5))));
        }
        return records;
    }

    @Override
    public long lastSequence() {
        return database.read(
                session -> session.query("SELECT COALESCE(MAX(seq), 0) FROM log_entry", (row, i) -> row.getLong(1))
                        .get(0));
    }

    /** When entries came in; those that do not exist are missing. */
    Map<Long, Instant> receivedAt(Collection<Long> sequences) {
        Map<Long, Instant> moments = new HashMap<>();
        if (!sequences.isEmpty()) {
            // Numbers only: nothing to escape.
            String list = sequences.stream().map(String::valueOf).collect(Collectors.joining(", "));
            database.read(session -> session.query(
                    "SELECT seq, received_at FROM log_entry WHERE seq IN (" + list + ")",
                    (row, i) -> moments.put(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)))));
        }
        return moments;
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    private void tellListeners() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("a listener of the log failed", e);
            }
        }
    }

    @Override
    public void close() {
        commits.close();
    }
}
