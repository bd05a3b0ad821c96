package io.puente.store.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Creates the log's file with small pages. Each entry's unique key goes to a random page of its index, and a commit writes
 * whole pages: with SQLite's usual 4096 bytes, one webhook of 1 KB costs 5 KB of disk, and the disk is what limits
 * acknowledgements. The size can be chosen only before the first page is written.
 */
final class LogPages {

    private static final int BYTES = 1024;

    private LogPages() {}

    static void createIfMissing(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size=" + BYTES);
            // Any write makes the file, and with it the size of its pages.
            statement.execute("PRAGMA user_version=1");
        } catch (SQLException e) {
            throw new IllegalStateException("the log " + file + " cannot be created", e);
        }
    }
}
