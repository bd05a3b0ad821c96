package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.TargetId;
import io.puente.store.Outbox.DueRow;
import io.puente.store.OutboxTarget;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every registry of CRMs must do. */
public abstract class TargetRegistryContract extends StoreContract {

    @Test
    void aNewCrmGetsEverybodyAndTheirWholeHistory() throws Exception {
        store.targets().register(TARGET);
        commit(new FoldBatch(1).story(1).story(2));
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));

        var second = new TargetId("crm-b");
        assertThat(store.targets().register(new OutboxTarget(second, LINGER, MAX_AGE)))
                .isTrue();
        assertThat(store.outbox().nextDue(second)).isEmpty();
        assertThat(store.backfill().advance(store.lease("drain:crm-b"), second, 10))
                .isTrue();
        assertThat(store.outbox().due(second, clock.instant(), 10, Set.of())).isEmpty();
        var rows = store.outbox().backlog(second, clock.instant(), 10, Set.of());
        assertThat(rows)
                .extracting(DueRow::contact)
                .containsExactlyInAnyOrder(Canonical.contact(1), Canonical.contact(2));
        assertThat(store.outbox().load(second, rows, 100))
                .allSatisfy(bundle -> assertThat(bundle.personChanged()).isTrue())
                .flatExtracting(bundle -> bundle.messages())
                .hasSize(3);
    }

    @Test
    void registeringAgainOnlyTakesTheNewTimes() throws Exception {
        assertThat(store.targets().register(TARGET)).isTrue();
        commit(new FoldBatch(1).story(1));
        assertThat(store.targets().register(new OutboxTarget(CRM, Duration.ofSeconds(3), MAX_AGE)))
                .isFalse();
        commit(new FoldBatch(2).story(1));
        assertThat(store.outbox().nextDue(CRM)).contains(clock.instant().plusSeconds(3));
    }

    @Test
    void mergedPeopleAreNotDelivered() throws Exception {
        commit(new FoldBatch(1).story(1).story(2));
        commit(new FoldBatch(2)
                .merge(Canonical.contact(1), Canonical.contact(2))
                .conversation(Canonical.conversation(2)));
        store.targets().register(TARGET);
        store.backfill().advance(drain, CRM, 10);
        assertThat(store.outbox().backlog(CRM, clock.instant(), 10, Set.of()))
                .extracting(DueRow::contact)
                .containsExactly(Canonical.contact(2));
    }

    @Test
    void theWatchCursorSurvives() throws Exception {
        store.targets().register(TARGET);
        assertThat(store.targets().watchCursor(CRM)).isEmpty();
        store.targets().watchCursor(drain, CRM, "replay-7");
        assertThat(store.targets().watchCursor(CRM)).contains("replay-7");
        store.targets().register(TARGET);
        assertThat(store.targets().watchCursor(CRM)).contains("replay-7");
    }
}
