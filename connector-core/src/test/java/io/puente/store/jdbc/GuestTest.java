package io.puente.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command beside the gateway: it sees and appends, leaves leases alone, and refuses tables of another version. */
class GuestTest {
    private static final Duration TERM = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Canonical.START);

    @Test
    void worksBesideTheOwnerOfTheFiles() throws Exception {
        try (JdbcStores owner = JdbcStores.sqlite(folder, clock)) {
            beside(owner, () -> JdbcStores.sqliteGuest(folder, clock));
        }
    }

    @Test
    void worksBesideTheNodesOnPostgres() throws Exception {
        PostgresSettings schema = PostgresServer.newSchema();
        try (JdbcStores owner = JdbcStores.postgres(schema, clock)) {
            beside(owner, () -> JdbcStores.postgresGuest(schema, clock));
        }
    }

    private static void beside(JdbcStores owner, Supplier<JdbcStores> open) throws Exception {
        owner.log().append(entry("first"));
        var lease = owner.leases().acquire("fold", "owner", TERM).orElseThrow();
        try (JdbcStores guest = open.get()) {
            assertThat(guest.log().read(0, 10)).extracting(LogRecord::sourceKey).containsExactly("first");
            assertThat(guest.log().append(entry("second"))).isTrue();
            assertThat(guest.leases().acquire("fold", "guest", TERM)).isEmpty();
        }
        assertThat(owner.log().read(0, 10)).extracting(LogRecord::sourceKey).containsExactly("first", "second");
        assertThat(owner.leases().acquire("fold", "owner", TERM)).isPresent();
        assertThat(lease.name()).isEqualTo("fold");
    }

    private static LogEntry entry(String key) {
        return new LogEntry(LogEntry.WHATSAPP, key, "{}".getBytes(StandardCharsets.UTF_8), Canonical.START);
    }

    @Test
    void refusesFilesOfAnotherVersion() throws Exception {
        JdbcStores.sqlite(folder, clock).close();
        String history = "puente_state_history";
        refuses(
                () -> JdbcStores.sqliteGuest(folder, clock),
                sql -> {
                    try (Connection connection =
                                    DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state.db"));
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                },
                history);
        assertThatThrownBy(() -> JdbcStores.sqliteGuest(folder.resolve("elsewhere"), clock))
                .hasMessageContaining("there is no data in")
                .hasMessageContaining("puente.data");
    }

    @Test
    void refusesADatabaseOfAnotherVersion() throws Exception {
        PostgresSettings schema = PostgresServer.newSchema();
        assertThatThrownBy(() -> JdbcStores.postgresGuest(schema, clock))
                .hasMessageContaining("older than this program, or not there yet");
        JdbcStores.postgres(schema, clock).close();
        String name = schema.url().substring(schema.url().lastIndexOf('=') + 1);
        refuses(() -> JdbcStores.postgresGuest(schema, clock), PostgresServer::execute, name + ".puente_state_history");
    }

    private interface Sql {
        void execute(String sql) throws SQLException;
    }

    private static void refuses(Supplier<JdbcStores> open, Sql sql, String history) throws SQLException {
        open.get().close();
        sql.execute("INSERT INTO " + history + " (installed_rank, version, description, type, script, checksum,"
                + " installed_by, installed_on, execution_time, success)"
                + " SELECT installed_rank + 1, '999', 'later', type, 'V999__later.sql', 1, installed_by, installed_on, 1,"
                + " success FROM " + history + " ORDER BY installed_rank DESC LIMIT 1");
        assertThatThrownBy(open::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer than this program");
        sql.execute("DELETE FROM " + history + " WHERE version = '999'");
        sql.execute(
                "DELETE FROM " + history + " WHERE installed_rank = (SELECT MAX(installed_rank) FROM " + history + ")");
        assertThatThrownBy(open::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("older than this program")
                .hasMessageContaining("start the gateway of this version once");
    }
}
