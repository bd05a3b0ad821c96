package io.puente.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.testkit.ErasureContract;
import io.puente.testkit.MovableClock;
import io.puente.testkit.StoreUnderTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class SqliteErasureContractTest extends ErasureContract {
    @TempDir
    Path folder;

    private final List<Path> opened = new ArrayList<>();

    @Override
    protected StoreUnderTest open(MovableClock clock) {
        opened.add(folder.resolve("data-" + opened.size()));
        return new OpenStores(JdbcStores.sqlite(opened.get(opened.size() - 1), clock));
    }

    @Override
    protected List<String> everyValue() throws Exception {
        List<String> values = new ArrayList<>();
        for (String file : List.of("log.db", "state.db")) {
            try (Connection connection =
                    DriverManager.getConnection("jdbc:sqlite:" + opened.get(0).resolve(file))) {
                values.addAll(EveryValue.in(connection, null));
            }
        }
        return values;
    }

    /** Not only the tables: the files, with their free pages and the write-ahead log, while they are in use. */
    @Override
    protected void assertNoCanaryOnDisk(List<String> canaries) throws Exception {
        try (Stream<Path> files = Files.list(opened.get(0))) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String canary : canaries) {
                    assertThat(bytes.contains(canary))
                            .as(canary + " in " + file.getFileName())
                            .isFalse();
                }
            }
        }
    }
}
