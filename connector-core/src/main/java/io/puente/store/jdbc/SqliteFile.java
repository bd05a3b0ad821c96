package io.puente.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * One SQLite file: one connection that writes, a few that read. After any failed write the writing connection is thrown
 * away: SQLite may have rolled back by itself (disk full), and going on would run statements outside of a transaction.
 */
final class SqliteFile implements Database {

    private static final int READERS = 4;

    /** For the state, whose unique keys are random: each insert needs another page of their index. */
    static final int STATE_CACHE_KIB = 16_384;

    /** For the log, whose webhooks have keys that follow the time. */
    static final int LOG_CACHE_KIB = 4_096;

    private final SqliteConnections writers;
    private final HikariDataSource readers;
    /** Null for a guest: the one whose files they are moves the write-ahead log. */
    private final @Nullable SqliteCheckpoints checkpoints;

    /** Fair: the log writes without a pause, and the checkpoint must get its turn. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private @Nullable Connection writer;

    /** @param cacheKib memory for pages that the writer has read or is about to write */
    SqliteFile(Path file, SqliteConnections.OpenHook hook, int cacheKib) {
        this(file, hook, cacheKib, true);
    }

    /** Beside another process that owns the file, or alone. */
    static SqliteFile guest(Path file) {
        return new SqliteFile(file, connection -> {}, 0, false);
    }

    private SqliteFile(Path file, SqliteConnections.OpenHook hook, int cacheKib, boolean owner) {
        this.writers = new SqliteConnections(file, true, connection -> {
            hook.opened(connection);
            if (owner) {
                try (var statement = connection.createStatement()) {
                    statement.execute("PRAGMA wal_autocheckpoint = 0");
                    // A negative number counts KiB, a positive one pages.
                    statement.execute("PRAGMA cache_size = -" + cacheKib);
                }
            }
        });
        this.checkpoints = owner ? new SqliteCheckpoints(String.valueOf(file.getFileName()), writers, writing) : null;
        var config = new HikariConfig();
        config.setPoolName("readers of " + file.getFileName());
        config.setDataSource(new SqliteConnections(file, false, connection -> {
            hook.opened(connection);
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = 1");
            }
        }));
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        this.readers = new HikariDataSource(config);
    }

    @Override
    public <T, X extends Exception> T write(Work<T, X> work) throws X {
        writing.lock();
        boolean committed = false;
        try {
            Connection connection = writer();
            connection.setAutoCommit(false);
            T result = work.run(new Session(connection, Dialect.SQLITE));
            // Commits. The driver's commit() would also begin the next transaction, which keeps the write-ahead log
            // from
            // ever being begun anew.
            connection.setAutoCommit(true);
            committed = true;
            if (checkpoints != null) {
                checkpoints.written();
            }
            return result;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("commit", null, e);
        } finally {
            if (!committed) {
                discardWriter();
            }
            writing.unlock();
        }
    }

    @Override
    public <T, X extends Exception> T read(Work<T, X> work) throws X {
        try (Connection connection = readers.getConnection()) {
            // Hikari rolls back on close, which ends the snapshot: an open one keeps the write-ahead log from
            // shrinking.
            return work.run(new Session(connection, Dialect.SQLITE));
        } catch (SQLException e) {
            throw new UncategorizedSQLException("read", null, e);
        }
    }

    private Connection writer() throws SQLException {
        Connection connection = writer;
        if (connection == null) {
            connection = writers.getConnection();
            writer = connection;
        }
        return connection;
    }

    /** Closing rolls back what is open. */
    private void discardWriter() {
        Connection connection = writer;
        writer = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Nothing can be done with it any more; the next write opens another one.
                org.slf4j.LoggerFactory.getLogger(SqliteFile.class).debug("closing a failed connection", e);
            }
        }
    }

    @Override
    public void scrub() {
        if (checkpoints == null) {
            throw new IllegalStateException("only the process that owns the files erases");
        }
        checkpoints.truncate();
    }

    @Override
    public void close() {
        if (checkpoints != null) {
            checkpoints.close();
        }
        readers.close();
        writing.lock();
        try {
            discardWriter();
        } finally {
            writing.unlock();
        }
    }
}
