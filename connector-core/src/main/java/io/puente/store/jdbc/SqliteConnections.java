package io.puente.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Opens connections to one file and proves on each that a commit reaches the disk: SQLite takes these settings per
 * connection, and one that was opened with synchronous=NORMAL would lose acknowledged webhooks in a power cut.
 */
class SqliteConnections extends DelegatingDataSource {

    static final int BUSY_MILLIS = 10_000;

    /** SQLite answers numbers: 2 is FULL. */
    private static final Map<String, String> DEMANDED =
            Map.of("journal_mode", "wal", "synchronous", "2", "busy_timeout", String.valueOf(BUSY_MILLIS));

    private final Path file;
    private final OpenHook hook;

    /** Sees every connection before anybody else; tests limit the size of the file here. */
    @FunctionalInterface
    interface OpenHook {
        void opened(Connection connection) throws SQLException;
    }

    SqliteConnections(Path file, boolean writes, OpenHook hook) {
        super(dataSource(file, writes));
        this.file = file;
        this.hook = hook;
    }

    private static SQLiteDataSource dataSource(Path file, boolean writes) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(
                writes ? SQLiteConfig.TransactionMode.IMMEDIATE : SQLiteConfig.TransactionMode.DEFERRED);
        // What erasure deletes or overwrites is zeroed in the file; costs nothing measurable, as little is deleted.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
        // 64 MiB: a long read lets the write-ahead log grow; afterwards the space is given back.
        config.setJournalSizeLimit(64 << 20);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = open();
        try {
            check(connection);
            hook.opened(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Without any check; tests replace it. */
    Connection open() throws SQLException {
        return super.getConnection();
    }

    private void check(Connection connection) throws SQLException {
        for (var demanded : DEMANDED.entrySet()) {
            String found = pragma(connection, demanded.getKey());
            if (!found.equals(demanded.getValue())) {
                throw new SQLException("%s must run with %s=%s, but the database says %s"
                        .formatted(file.getFileName(), demanded.getKey(), demanded.getValue(), found));
            }
        }
    }

    static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getString(1).toLowerCase(Locale.ROOT) : "nothing";
        }
    }
}
