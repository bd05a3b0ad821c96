package io.puente.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real server for the whole test run, which stops itself when the JVM ends; every test gets a schema of its own. */
public final class PostgresServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresServer() {}

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // The embedded server's own defaults trade durability for speed; the store refuses such a server.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An empty schema: much cheaper than a database. */
    public static PostgresSettings newSchema() throws SQLException {
        String name = "test_" + SCHEMAS.incrementAndGet();
        execute("CREATE SCHEMA " + name);
        return settings(name);
    }

    static PostgresSettings settings(String schema) {
        return new PostgresSettings(
                "jdbc:postgresql://127.0.0.1:" + Running.SERVER.getPort() + "/postgres?currentSchema=" + schema,
                "postgres",
                "postgres",
                4);
    }

    static void execute(String sql) throws SQLException {
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
