package io.puente.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Opens connections and proves on each that a commit reaches the disk. */
final class PostgresConnections extends DelegatingDataSource {

    /** {@code remote_apply} waits for a standby as well. */
    private static final Map<String, Set<String>> DEMANDED = Map.of(
            "synchronous_commit", Set.of("on", "remote_apply"),
            "fsync", Set.of("on"),
            "full_page_writes", Set.of("on"));

    PostgresConnections(PostgresSettings settings) {
        super(dataSource(settings));
    }

    private static PGSimpleDataSource dataSource(PostgresSettings settings) {
        var source = new PGSimpleDataSource();
        source.setURL(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setReWriteBatchedInserts(true);
        source.setApplicationName("puente");
        source.setTcpKeepAlive(true);
        return source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = on");
            for (var demanded : DEMANDED.entrySet()) {
                String found = show(statement, demanded.getKey());
                if (!demanded.getValue().contains(found)) {
                    throw new SQLException("the PostgreSQL server must run with %s=on, but it says %s"
                            .formatted(demanded.getKey(), found));
                }
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
            return row.next() ? row.getString(1) : "nothing";
        }
    }
}
