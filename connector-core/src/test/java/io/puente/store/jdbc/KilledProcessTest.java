package io.puente.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.store.LogRecord;
import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process acknowledged before it was killed is there afterwards; meanwhile nobody else may open the files. */
class KilledProcessTest {
    private static final List<Integer> ACKNOWLEDGEMENTS_BEFORE_KILL = List.of(1, 40, 500);

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedEntrySurvivesAKill() throws Exception {
        var clock = new MovableClock(Canonical.START);
        Set<String> acknowledged = new TreeSet<>();
        for (int kill : ACKNOWLEDGEMENTS_BEFORE_KILL) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AppendingProcess.class.getName(),
                            folder.toString(),
                            "run" + kill)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                int seen = 0;
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    if (line.startsWith("run")) {
                        acknowledged.add(line);
                        seen++;
                    }
                    if (seen == 1) {
                        assertThatThrownBy(() -> JdbcStores.sqlite(folder, clock))
                                .hasMessageContaining("process " + process.pid());
                    }
                    if (seen == kill) {
                        // Not Process.destroyForcibly, which would close the output before it is read to its end.
                        process.toHandle().destroyForcibly();
                    }
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        try (JdbcStores stores = JdbcStores.sqlite(folder, clock)) {
            Set<String> stored = new HashSet<>();
            List<LogRecord> page = stores.log().read(0, 500);
            while (!page.isEmpty()) {
                page.forEach(entry -> stored.add(entry.sourceKey()));
                page = stores.log().read(page.get(page.size() - 1).sequence(), 500);
            }
            assertThat(acknowledged).hasSizeGreaterThan(540);
            assertThat(stored).containsAll(acknowledged);
        }
    }
}
