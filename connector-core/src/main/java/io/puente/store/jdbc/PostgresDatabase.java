package io.puente.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;

/** A PostgreSQL database: a pool that writes and a pool that reads on snapshots. */
final class PostgresDatabase implements Database {

    private static final int TRIES = 5;

    /** A caller of the log must hear soon that the database is away. */
    private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;

    private final HikariDataSource writers;
    private final HikariDataSource readers;

    PostgresDatabase(String name, DataSource source, int connections) {
        this.writers = new HikariDataSource(config(name + " writers", source, connections));
        HikariConfig reading = config(name + " readers", source, connections);
        reading.setReadOnly(true);
        reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        this.readers = new HikariDataSource(reading);
    }

    private static HikariConfig config(String name, DataSource source, int connections) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        return config;
    }

    @Override
    public <T, X extends Exception> T write(Work<T, X> work) throws X {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException e) {
                // A deadlock: PostgreSQL rolled back one of two transactions, which may simply be run again.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private <T, X extends Exception> T once(Work<T, X> work) throws X {
        // Hikari rolls back what was not committed.
        try (Connection connection = writers.getConnection()) {
            T result = work.run(new Session(connection, Dialect.POSTGRESQL));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("commit", null, e);
        }
    }

    @Override
    public <T, X extends Exception> T read(Work<T, X> work) throws X {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = readers.getConnection()) {
                return work.run(new Session(connection, Dialect.POSTGRESQL));
            } catch (DataAccessResourceFailureException e) {
                // The pool held a connection whose server went away; reading again on another one is safe.
                if (attempt == TRIES) {
                    throw e;
                }
            } catch (SQLException e) {
                throw new UncategorizedSQLException("read", null, e);
            }
        }
    }

    /** Dead rows are the server's: its vacuum removes them by itself. */
    @Override
    public void scrub() {}

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
