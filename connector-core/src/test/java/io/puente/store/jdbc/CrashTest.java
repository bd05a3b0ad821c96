package io.puente.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.store.Lease;
import io.puente.testkit.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that died left behind in a folder of its own. */
class CrashTest {
    private static final Duration TERM = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void leasesOfADeadProcessDoNotHoldUpTheNextOne() {
        var clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
        Lease before;
        try (JdbcStores dying = JdbcStores.sqlite(folder, clock)) {
            before = dying.leases().acquire("fold", "dead process", TERM).orElseThrow();
        }
        try (JdbcStores next = JdbcStores.sqlite(folder, clock)) {
            Optional<Lease> taken = next.leases().acquire("fold", "next process", TERM);
            assertThat(taken)
                    .hasValueSatisfying(lease -> assertThat(lease.token()).isGreaterThan(before.token()));
        }
    }
}
