package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.ContactKey;
import io.puente.model.Message;
import io.puente.model.TargetId;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.MappingVersions.Content;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import io.puente.store.Remaps;
import io.puente.store.Remaps.ChangeSet;
import io.puente.store.Remaps.Concerned;
import io.puente.store.Remaps.State;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change sets of people whose past records another version of the mapping would change. */
public abstract class RemapsContract extends PastContract {

    /** The version by which this process writes. */
    private String writes = "";

    /** Six people with one message each, all of it in the CRM; v2 is active. */
    @BeforeEach
    void everythingIsWritten() throws Exception {
        history(6);
        fill();
        activate("v2");
    }

    private void activate(String version) {
        writes = version;
        store.mappings()
                .activate(CRM, new Content(version, "house.yaml", version, Map.of()), false, clock.instant(), "admin");
    }

    private Remaps remaps() {
        return store.remaps();
    }

    private ChangeSet propose(String version, int... people) {
        return remaps().propose(CRM, version, concerned(people), clock.instant(), "ana");
    }

    private static List<Concerned> concerned(int... people) {
        return IntStream.of(people)
                .mapToObj(person -> new Concerned(Canonical.contact(person), person))
                .toList();
    }

    private ChangeSet apply(ChangeSet set) {
        return remaps().apply(set.id(), clock.instant(), "luis");
    }

    private boolean advance(int people) throws LeaseLost {
        return remaps().writtenBy(() -> writes).advance(drain, CRM, people);
    }

    private String standing(ChangeSet set) {
        ChangeSet now = remaps().find(set.id()).orElseThrow();
        return now.state() + " " + now.done() + "/" + now.people();
    }

    private static List<ContactKey> contacts(List<DueRow> rows) {
        return rows.stream().map(DueRow::contact).toList();
    }

    @Test
    void aProposalIsKeptForReviewAndChangesNothing() throws Exception {
        ChangeSet first = propose("v2", 1, 3);
        ChangeSet second = propose("v7", 2);
        assertThat(first)
                .isEqualTo(new ChangeSet(
                        first.id(), CRM, "v2", clock.instant(), "ana", State.PROPOSED, 2, 4, 0, null, null, null));
        assertThat(remaps().find(first.id())).contains(first);
        assertThat(remaps().list(CRM, 10)).containsExactly(second, first);
        assertThat(remaps().list(null, 1)).containsExactly(second);
        assertThat(remaps().list(new TargetId("crm-b"), 10)).isEmpty();
        assertThat(remaps().people(first.id(), null, 10)).containsExactlyInAnyOrderElementsOf(concerned(1, 3));
        assertThat(advance(100)).isFalse();
        assertThat(backlog()).isEmpty();
    }

    @Test
    void peopleComeInPages() {
        ChangeSet set = propose("v2", 1, 2, 3, 4, 5);
        List<Concerned> page = remaps().people(set.id(), null, 3);
        List<Concerned> rest = remaps().people(set.id(), page.get(2).contact(), 3);
        assertThat(page).hasSize(3);
        assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(page);
    }

    @Test
    void exactlyThePeopleOfTheSetAreLookedAtAgainWithEverythingTheyHave() throws Exception {
        commit(new FoldBatch(2).message(Canonical.message(4, 2)));
        clock.advance(LINGER);
        deliver(live());
        ChangeSet set = propose("v2", 2, 4);
        assertThat(standing(apply(set))).isEqualTo("APPLYING 0/2");
        assertThat(advance(100)).isTrue();
        assertThat(backlog()).allMatch(DueRow::backlog);
        assertThat(contacts(backlog())).containsExactlyInAnyOrder(Canonical.contact(2), Canonical.contact(4));
        assertThat(deliver(backlog()))
                .flatExtracting(Bundle::messages)
                .extracting(Message::key)
                .containsExactlyInAnyOrder(
                        Canonical.messageKey(2, 1), Canonical.messageKey(4, 1), Canonical.messageKey(4, 2));
        assertThat(advance(100)).isFalse();
        assertThat(standing(set)).isEqualTo("DONE 2/2");
        assertThat(remaps().find(set.id())).hasValueSatisfying(done -> {
            assertThat(done.decidedBy()).isEqualTo("luis");
            assertThat(done.endedAt()).isEqualTo(clock.instant());
        });
        assertThat(advance(100)).isFalse();
        assertThat(backlog()).isEmpty();
    }

    @Test
    void itComesInPiecesAndTellsHowFarItIs() throws Exception {
        ChangeSet set = propose("v2", 1, 2, 3, 4, 5);
        apply(set);
        advance(2);
        assertThat(standing(set)).isEqualTo("APPLYING 0/5");
        List<DueRow> first = backlog();
        deliver(first);
        assertThat(standing(set)).isEqualTo("APPLYING 2/5");
        // Another process goes on.
        store.leases().release(drain);
        drain = store.lease("drain:" + CRM);
        apply(set);
        advance(100);
        assertThat(contacts(backlog())).hasSize(3).doesNotContainAnyElementsOf(contacts(first));
        deliver(backlog());
        assertThat(standing(set)).isEqualTo("APPLYING 5/5");
        assertThat(advance(100)).isFalse();
        assertThat(standing(set)).isEqualTo("DONE 5/5");
    }

    @Test
    void aSetOfAnotherVersionThanTheActiveOneIsRefused() {
        ChangeSet set = propose("v1", 1);
        assertThatThrownBy(() -> apply(set))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the change set " + set.id()
                        + " is one of mapping version v1, and crm-a is written by v2; activate the version first");
        assertThat(standing(set)).isEqualTo("PROPOSED 0/1");
    }

    @Test
    void itWaitsWhileAnotherVersionIsActive() throws Exception {
        ChangeSet set = propose("v2", 1, 2, 3);
        apply(set);
        advance(1);
        deliver(backlog());
        activate("v3");
        assertThat(advance(100)).isFalse();
        assertThat(standing(set)).isEqualTo("APPLYING 1/3");
        activate("v2");
        assertThat(advance(100)).isTrue();
        assertThat(backlog()).hasSize(2);
    }

    @Test
    void whatWasDroppedIsNotApplied() throws Exception {
        ChangeSet set = propose("v2", 1, 2, 3);
        apply(set);
        advance(1);
        assertThat(remaps().drop(set.id(), clock.instant(), "luis").state()).isEqualTo(State.DROPPED);
        assertThat(advance(100)).isFalse();
        assertThat(remaps().people(set.id(), null, 10)).isEmpty();
        assertThatThrownBy(() -> apply(set)).hasMessageContaining("is dropped");
    }

    @Test
    void whatIsDoneStaysSo() throws Exception {
        ChangeSet set = propose("v2", 1);
        apply(set);
        advance(100);
        deliver(backlog());
        advance(100);
        assertThatThrownBy(() -> remaps().drop(set.id(), clock.instant(), "luis"))
                .hasMessageContaining("is done");
        assertThatThrownBy(() -> apply(set)).hasMessageContaining("is done");
        assertThatThrownBy(() -> remaps().apply(999, clock.instant(), "luis")).hasMessageContaining("999");
    }

    @Test
    void whatHappensNowGoesFirstAndTakesThePastWithIt() throws Exception {
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        ChangeSet set = propose("v2", 1, 2);
        apply(set);
        advance(100);
        assertThat(contacts(backlog())).containsExactly(Canonical.contact(2));
        clock.advance(LINGER);
        assertThat(deliver(live())).flatExtracting(Bundle::messages).hasSize(2);
        assertThat(standing(set)).isEqualTo("APPLYING 1/2");
    }

    @Test
    void aDeliveryUnderWayDoesNotAcknowledgeWhoWasMarkedSince() throws Exception {
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        clock.advance(LINGER);
        List<Bundle> underWay = store.outbox().load(CRM, live(), 100);
        apply(propose("v2", 1));
        advance(100);
        acknowledge(underWay);
        assertThat(deliver(live())).flatExtracting(Bundle::messages).hasSize(2);
    }

    @Test
    void aBackfillGoesFirst() throws Exception {
        ChangeSet set = propose("v2", 1);
        apply(set);
        store.backfill().restart(CRM);
        assertThat(advance(100)).isFalse();
        fill();
        assertThat(advance(100)).isTrue();
        assertThat(store.backfill().progress(CRM)).hasValueSatisfying(fill -> {
            assertThat(fill.ended()).isNotNull();
            assertThat(fill.done()).isEqualTo(6);
        });
    }

    @Test
    void ofMergedPeopleTheSurvivorIsLookedAt() throws Exception {
        ChangeSet set = propose("v2", 1, 3);
        commit(new FoldBatch(2).merge(Canonical.contact(1), Canonical.contact(2)));
        clock.advance(LINGER);
        deliver(live());
        apply(set);
        advance(100);
        assertThat(contacts(backlog())).containsExactlyInAnyOrder(Canonical.contact(2), Canonical.contact(3));
        deliver(backlog());
        advance(100);
        assertThat(standing(set)).isEqualTo("DONE 2/2");
    }

    @Test
    void aProcessThatStillWritesByAnotherVersionMarksNobody() throws Exception {
        ChangeSet set = propose("v2", 1);
        apply(set);
        writes = "v1";
        assertThat(advance(100)).isFalse();
        assertThat(backlog()).isEmpty();
        assertThat(standing(set)).isEqualTo("APPLYING 0/1");
        writes = "v2";
        assertThat(advance(100)).isTrue();
        assertThat(contacts(backlog())).containsExactly(Canonical.contact(1));
    }

    @Test
    void onlyTheHolderOfTheLeaseMarks() {
        apply(propose("v2", 1));
        var lost = new Lease(drain.name(), drain.token() - 1, drain.until());
        assertThatThrownBy(() -> remaps().writtenBy(() -> writes).advance(lost, CRM, 100))
                .isInstanceOf(LeaseLost.class);
        assertThat(backlog()).isEmpty();
    }
}
