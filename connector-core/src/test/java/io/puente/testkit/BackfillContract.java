package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.ContactKey;
import io.puente.model.Message;
import io.puente.model.TargetId;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import io.puente.store.OutboxTarget;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filling a CRM with the history, beside what happens meanwhile. */
public abstract class BackfillContract extends PastContract {
    private static final ContactKey ONE = Canonical.contact(1);

    /** Five people with one message each, whom the CRM does not know. */
    @BeforeEach
    void somePast() throws Exception {
        history(5);
    }

    private boolean advance(int people) throws LeaseLost {
        return store.backfill().advance(drain, CRM, people);
    }

    private String progress() {
        var progress = store.backfill().progress(CRM).orElseThrow();
        return progress.done() + "/" + progress.people() + (progress.ended() == null ? "" : " done");
    }

    @Test
    void comesInPiecesAndTellsHowFarItIs() throws Exception {
        assertThat(progress()).isEqualTo("0/0");
        assertThat(advance(2)).isTrue();
        assertThat(progress()).isEqualTo("0/5");
        assertThat(backlog()).hasSize(2).allMatch(DueRow::backlog);
        assertThat(store.outbox().depth(CRM, clock.instant()).backlogRows()).isEqualTo(2);
        assertThat(store.outbox().depth(CRM, clock.instant()).dirtyRows()).isZero();
        deliver(backlog());
        assertThat(progress()).isEqualTo("2/5");
        clock.advance(Duration.ofMinutes(1));
        advance(2);
        deliver(backlog());
        advance(2);
        assertThat(advance(2)).isFalse();
        assertThat(progress()).isEqualTo("4/5");
        deliver(backlog());
        assertThat(progress()).isEqualTo("5/5");
        assertThat(advance(2)).isFalse();
        assertThat(progress()).isEqualTo("5/5 done");
        assertThat(store.backfill().progress(CRM)).hasValueSatisfying(p -> {
            assertThat(p.began()).isEqualTo(Canonical.START);
            assertThat(p.ended()).isEqualTo(Canonical.START.plusSeconds(60));
        });
    }

    @Test
    void aProcessThatStartsAgainGoesOnWhereItStopped() throws Exception {
        advance(2);
        List<DueRow> first = backlog();
        deliver(first);
        assertThat(store.targets().register(TARGET)).isFalse();
        advance(100);
        assertThat(backlog())
                .hasSize(3)
                .extracting(DueRow::contact)
                .doesNotContainAnyElementsOf(first.stream().map(DueRow::contact).toList());
        deliver(backlog());
        assertThat(progress()).isEqualTo("5/5");
    }

    @Test
    void whatHappensNowIsNotAmongThoseOfTheBackfill() throws Exception {
        advance(100);
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        assertThat(live()).isEmpty();
        assertThat(backlog()).hasSize(4);
        clock.advance(LINGER);
        assertThat(live()).singleElement().satisfies(row -> {
            assertThat(row.contact()).isEqualTo(ONE);
            assertThat(row.backlog()).isFalse();
        });
        assertThat(deliver(live()))
                .flatExtracting(Bundle::messages)
                .containsExactly(Canonical.message(1, 1), Canonical.message(1, 2));
        assertThat(backlog()).hasSize(4);
    }

    @Test
    void somebodyWhoWritesBeforeTheBackfillComesToThemIsNotWrittenTwice() throws Exception {
        commit(new FoldBatch(2).message(Canonical.message(1, 2)).story(6));
        clock.advance(LINGER);
        assertThat(deliver(live())).flatExtracting(Bundle::messages).hasSize(3);
        advance(100);
        assertThat(backlog()).extracting(DueRow::contact).hasSize(4).doesNotContain(ONE, Canonical.contact(6));
    }

    @Test
    void anewEverythingComesAgain() throws Exception {
        fill();
        assertThat(backlog()).isEmpty();
        store.backfill().restart(CRM);
        assertThat(progress()).isEqualTo("0/0");
        advance(100);
        assertThat(deliver(backlog()))
                .hasSize(5)
                .flatExtracting(Bundle::messages)
                .hasSize(5);
    }

    @Test
    void aDeliveryUnderWayDoesNotAcknowledgeWhatABackfillMarkedSince() throws Exception {
        fill();
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        clock.advance(LINGER);
        List<Bundle> underWay = store.outbox().load(CRM, live(), 100);
        store.backfill().restart(CRM);
        advance(100);
        acknowledge(underWay);
        assertThat(deliver(live()))
                .flatExtracting(Bundle::messages)
                .containsExactly(Canonical.message(1, 1), Canonical.message(1, 2));
    }

    @Test
    void onlyTheHolderOfTheLeaseMarks() throws Exception {
        var lost = new Lease(drain.name(), drain.token() - 1, drain.until());
        assertThatThrownBy(() -> store.backfill().advance(lost, CRM, 100)).isInstanceOf(LeaseLost.class);
        assertThat(backlog()).isEmpty();
        assertThat(progress()).isEqualTo("0/0");
    }

    @Test
    void anUnknownCrmCannotBeFilled() {
        var unknown = new TargetId("crm-z");
        assertThatThrownBy(() -> store.backfill().restart(unknown)).hasMessageContaining("crm-z");
        assertThat(store.backfill().progress(unknown)).isEmpty();
    }

    @Test
    void aCrmThatIsNoLongerConfiguredGathersNothingAndGetsWhatItMissedOnItsReturn() throws Exception {
        fill();
        assertThat(store.targets().retireAllBut(Set.of())).isEmpty();
        store.leases().release(drain);
        assertThat(store.targets().retireAllBut(Set.of())).containsExactly(CRM);
        assertThat(store.targets().retireAllBut(Set.of())).isEmpty();
        commit(new FoldBatch(2).message(Canonical.message(1, 2)).story(6));
        assertThat(store.outbox().nextDue(CRM)).isEmpty();

        store.targets().register(TARGET);
        drain = store.lease("drain:" + CRM);
        advance(100);
        assertThat(deliver(backlog()))
                .flatExtracting(Bundle::messages)
                .containsExactlyInAnyOrder(Canonical.message(1, 2), Canonical.message(6, 1));
        commit(new FoldBatch(3).message(Canonical.message(1, 3)));
        clock.advance(LINGER);
        assertThat(live()).hasSize(1);
    }

    @Test
    void aProcessThatDrainsACrmNobodyElseConfiguresBringsItBack() throws Exception {
        fill();
        store.leases().release(drain);
        store.targets().retireAllBut(Set.of());
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        drain = store.lease("drain:" + CRM);
        assertThat(advance(100)).isTrue();
        advance(100);
        assertThat(deliver(backlog())).flatExtracting(Bundle::messages).containsExactly(Canonical.message(1, 2));
    }

    @Test
    void aBackfillThatWasUnderWayBeginsAnewOnReturn() throws Exception {
        advance(2);
        deliver(backlog());
        store.leases().release(drain);
        store.targets().retireAllBut(Set.of());
        drain = store.lease("drain:" + CRM);
        store.targets().register(TARGET);
        advance(100);
        assertThat(deliver(backlog())).flatExtracting(Bundle::messages).hasSize(5);
    }

    @Test
    void anotherCrmIsNotDisturbed() throws Exception {
        fill();
        var second = new TargetId("crm-b");
        store.targets().register(new OutboxTarget(second, LINGER, MAX_AGE));
        store.backfill().advance(store.lease("drain:crm-b"), second, 100);
        assertThat(store.outbox().nextDue(CRM)).isEmpty();
        assertThat(store.outbox().nextDue(second)).isPresent();
    }

    /** New people, merges, deliveries that overlap, ends of the process in between, beginnings anew. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void nobodyIsMissedWhateverHappensMeanwhile(long seed) throws Exception {
        var run = new FillingRun(store, clock, drain, new Random(seed), true);
        run.steps(fold, 150);
        run.drain();
        assertThat(run.missed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void aNewCrmGetsEveryMessageOnce(long seed) throws Exception {
        var run = new FillingRun(store, clock, drain, new Random(seed), false);
        run.steps(fold, 150);
        run.drain();
        assertThat(run.missed()).isEmpty();
        assertThat(run.written()).extracting(Message::key).doesNotHaveDuplicates();
    }
}
