package io.puente.fold;

import static io.puente.fold.FoldBench.NOON;
import static io.puente.fold.Updates.party;
import static io.puente.fold.Updates.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.store.CanonicalStore;
import io.puente.store.CanonicalStore.ItemOutcome;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.LogEntry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FoldFailureTest {

    private final FoldBench bench = new FoldBench();
    private final FailingStore store = new FailingStore();
    private final Folder folder = new Folder(bench.log, store, bench::read, FoldSettings.defaults(FoldBench.KEYS), 10);

    /** Refuses commits that hold a certain text, or all of them while it is away. */
    private final class FailingStore implements CanonicalStore {
        boolean away;

        @Override
        public long cursor() {
            return bench.store.cursor();
        }

        @Override
        public WorkingSet load(LoadRequest request) {
            return bench.store.load(request);
        }

        @Override
        public void commit(Lease lease, FoldCommit commit) throws LeaseLost {
            if (away || commit.messages().stream().anyMatch(m -> m.text().equals("refused"))) {
                throw new IllegalStateException("no");
            }
            bench.store.commit(lease, commit);
        }
    }

    @Test
    void whileTheStoreIsAwayNothingIsSetAside() {
        bench.post(text(party("34600111222", null), "w1", NOON, "hola"));
        store.away = true;
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> folder.foldOnce(FoldBench.lease())).isInstanceOf(IllegalStateException.class);
        }
        store.away = false;

        foldAll();
        assertThat(bench.store.messages).hasSize(1);
        assertThat(bench.store.outcomes).extracting(ItemOutcome::outcome).containsExactly(Outcome.APPLIED);
    }

    @Test
    void anEntryTheStoreRefusesIsSetAsideAlone() {
        bench.post(text(party("34600111222", null), "w1", NOON, "one"))
                .post(text(party("34600111222", null), "w2", NOON, "refused"))
                .post(text(party("34600111222", null), "w3", NOON, "three"));
        assertThatThrownBy(() -> folder.foldOnce(FoldBench.lease())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> folder.foldOnce(FoldBench.lease())).isInstanceOf(IllegalStateException.class);

        foldAll();
        assertThat(bench.store.messages).hasSize(2);
        assertThat(bench.store.outcomes)
                .extracting(ItemOutcome::outcome)
                .containsExactly(Outcome.APPLIED, Outcome.NEEDS_ATTENTION, Outcome.APPLIED);
        assertThat(bench.store.outcomes.get(1).reason()).isEqualTo("could not be applied: IllegalStateException");
    }

    @Test
    void entriesNobodyUnderstandsAreKept() {
        append("operator", "x");
        append(LogEntry.crm("crm-a"), "{}");
        append(LogEntry.CONSENT_API, "no json");
        append(LogEntry.WHATSAPP, "not a number");

        foldAll();
        assertThat(bench.store.outcomes)
                .extracting(ItemOutcome::outcome)
                .containsExactly(
                        Outcome.RECORDED, Outcome.NEEDS_ATTENTION, Outcome.NEEDS_ATTENTION, Outcome.NEEDS_ATTENTION);
        assertThat(folder.lag()).isZero();
    }

    private void append(String source, String body) {
        bench.log.append(new LogEntry(source, source, body.getBytes(StandardCharsets.UTF_8), NOON));
    }

    private void foldAll() {
        try {
            while (folder.foldOnce(FoldBench.lease()) > 0) {}
        } catch (LeaseLost e) {
            throw new AssertionError(e);
        }
    }
}
