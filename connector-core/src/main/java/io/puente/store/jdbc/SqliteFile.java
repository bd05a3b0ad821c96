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

    private final SqliteConnections writers;
    private final HikariDataSource readers;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Connection writer;

    SqliteFile(Path file, SqliteConnections.OpenHook hook) {
        this.writers = new SqliteConnections(file, true, hook);
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
            T result = work.run(new Session(connection, Dialect.SQLITE));
            connection.commit();
            committed = true;
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
        if (writer == null) {
            Connection connection = writers.getConnection();
            connection.setAutoCommit(false);
            writer = connection;
        }
        return writer;
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
    public void close() {
        readers.close();
        writing.lock();
        try {
            discardWriter();
        } finally {
            writing.unlock();
        }
    }
}
