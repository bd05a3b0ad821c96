package io.puente.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first files had pages of 1024 bytes and keys that were a hash alone; they stay as they are and go on. */
class OlderLogFileTest {
    private static final String OLD_KEY = "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg";
    private static final String NEW_KEY = "1763797683n4bQgYhMfWWaL-qgxVrQFa";

    @TempDir
    Path folder;

    @Test
    void isReadAndWrittenOn() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("log.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size=1024");
            statement.execute("PRAGMA user_version=1");
        }
        var clock = new MovableClock(Canonical.START);
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock)) {
            assertThat(stores.log().append(entry(OLD_KEY))).isTrue();
        }
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock)) {
            assertThat(stores.log().append(entry(OLD_KEY))).isFalse();
            assertThat(stores.log().append(entry(NEW_KEY))).isTrue();
            assertThat(stores.log().read(0, 10))
                    .extracting(LogRecord::sourceKey)
                    .containsExactly(OLD_KEY, NEW_KEY);
            assertThat(stores.log().read(0, 10).get(0).body()).isEqualTo(body());
        }
    }

    private static LogEntry entry(String key) {
        return new LogEntry(LogEntry.WHATSAPP, key, body(), Canonical.START);
    }

    private static byte[] body() {
        return "an entry of several pages, ".repeat(200).getBytes(StandardCharsets.UTF_8);
    }
}
