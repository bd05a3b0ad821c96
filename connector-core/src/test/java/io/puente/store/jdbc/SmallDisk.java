package io.puente.store.jdbc;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** A disk of any size under the log: SQLite says SQLITE_FULL when the file may not grow. */
public final class SmallDisk {
    private final AtomicLong pages;

    /** @param pages of 4 KiB that the log may have */
    public SmallDisk(long pages) {
        this.pages = new AtomicLong(pages);
    }

    public JdbcStores stores(Path folder, Clock clock) {
        return JdbcStores.sqlite(folder, clock, CommitGate.OPEN, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA max_page_count = " + pages.get());
            }
        });
    }

    public void resize(long other) {
        pages.set(other);
    }
}
