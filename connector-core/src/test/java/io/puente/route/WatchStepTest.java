package io.puente.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.model.TargetId;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
import io.puente.store.LogUnavailable;
import io.puente.store.OutboxTarget;
import io.puente.store.TargetRegistry;
import io.puente.testkit.Canonical;
import io.puente.testkit.FakeLeases;
import io.puente.testkit.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchStepTest {
    private static final TargetId TARGET = new TargetId("crm-a");

    private final MovableClock clock = new MovableClock(Canonical.START);
    private final FakeLog log = new FakeLog();
    private final FakeLeases leases = new FakeLeases(clock);
    private final Pages watcher = new Pages();
    private final Cursor cursor = new Cursor();
    private final TargetGate gate =
            new TargetGate(clock, new RetryPolicy(clock, new Random(1)), new PlainReasons(Locale.ENGLISH), 0.9);
    private final WatchStep step = new WatchStep(new WatchStep.Parts(
            TARGET,
            watcher,
            observation -> observation.uniqueKey().getBytes(StandardCharsets.UTF_8),
            log,
            cursor,
            leases,
            "node-1",
            Duration.ofMinutes(1),
            gate,
            clock));

    /** Two observations, one a page, then nothing. */
    private static final class Pages implements ChangeWatcher {
        private boolean down;

        @Override
        public WatchPage watch(@Nullable String cursor) throws TargetFailure {
            if (down) {
                throw TargetFailure.unavailable("503", "");
            }
            int page = cursor == null ? 0 : Integer.parseInt(cursor);
            return page >= 2
                    ? new WatchPage(List.of(), "2")
                    : new WatchPage(
                            List.of(new CaseObservation("key-" + page, "e", "id", true, Canonical.START)),
                            Integer.toString(page + 1));
        }
    }

    private static final class Cursor implements TargetRegistry {
        private @Nullable String saved;

        @Override
        public boolean register(OutboxTarget target) {
            return false;
        }

        @Override
        public Set<TargetId> retireAllBut(Set<TargetId> configured) {
            return Set.of();
        }

        @Override
        public Optional<String> watchCursor(TargetId target) {
            return Optional.ofNullable(saved);
        }

        @Override
        public void watchCursor(Lease lease, TargetId target, String cursor) {
            saved = cursor;
        }
    }

    private void look() throws Exception {
        try (var context = new DefaultCamelContext()) {
            step.process(new DefaultExchange(context));
        }
    }

    @Test
    void allPagesEnterTheLogAndTheCursorIsSaved() throws Exception {
        look();
        assertThat(log.entries())
                .extracting(e -> e.source() + " " + e.sourceKey())
                .containsExactly("crm:crm-a key-0", "crm:crm-a key-1");
        assertThat(cursor.saved).isEqualTo("2");
    }

    @Test
    void aLogThatCannotBeWrittenLeavesTheCursor() throws Exception {
        log.full(true);
        org.assertj.core.api.Assertions.assertThatThrownBy(this::look).isInstanceOf(LogUnavailable.class);
        assertThat(cursor.saved).isNull();
        log.full(false);
        look();
        assertThat(log.entries()).hasSize(2);
    }

    @Test
    void oneNodeWatches() throws Exception {
        leases.acquire("watch:crm-a", "node-2", Duration.ofMinutes(1));
        look();
        assertThat(log.entries()).isEmpty();
    }

    @Test
    void anOutageClosesTheGateAndTheNextLooksWait() throws Exception {
        watcher.down = true;
        look();
        assertThat(gate.status().state()).isEqualTo(TargetGate.State.WAITING);
        watcher.down = false;
        look();
        assertThat(log.entries()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        look();
        assertThat(log.entries()).hasSize(2);
    }
}
