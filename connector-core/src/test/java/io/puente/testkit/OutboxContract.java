package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.ConsentDecision;
import io.puente.model.ContactKey;
import io.puente.model.Engagement;
import io.puente.model.Message;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import io.puente.store.Outbox.Retry;
import io.puente.store.Outbox.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox must do. */
public abstract class OutboxContract extends StoreContract {
    private static final ContactKey ONE = Canonical.contact(1);
    private static final ContactKey TWO = Canonical.contact(2);

    @BeforeEach
    void register() {
        store.targets().register(TARGET);
    }

    private List<DueRow> due() {
        return store.outbox().due(CRM, clock.instant(), 100, Set.of());
    }

    private List<ContactKey> duePeople() {
        return due().stream().map(DueRow::contact).toList();
    }

    private Bundle bundle(ContactKey contact, int maxMessages) {
        List<DueRow> rows =
                due().stream().filter(row -> row.contact().equals(contact)).toList();
        List<Bundle> bundles = store.outbox().load(CRM, rows, maxMessages);
        assertThat(bundles).hasSize(1);
        return bundles.get(0);
    }

    private void settle(List<CrmLink> links, List<Acknowledgement> acknowledgements, List<Retry> retries)
            throws LeaseLost {
        store.outbox().settle(drain, CRM, new Settlement(links, acknowledgements, retries));
    }

    private void acknowledge(Bundle bundle) throws LeaseLost {
        settle(List.of(), List.of(Acknowledgement.of(bundle.row(), bundle.upTo())), List.of());
    }

    private void deliverAll() throws LeaseLost {
        clock.advance(LINGER);
        for (Bundle bundle : store.outbox().load(CRM, due(), 100)) {
            acknowledge(bundle);
        }
        assertThat(store.outbox().nextDue(CRM)).isEmpty();
    }

    @Test
    void aChangeWaitsForCompanyButNotForEver() throws Exception {
        Instant start = clock.instant();
        commit(new FoldBatch(1).story(1));
        assertThat(due()).isEmpty();
        assertThat(store.outbox().nextDue(CRM)).contains(start.plus(LINGER));
        for (int i = 2; i < 12; i++) {
            clock.advance(Duration.ofMillis(600));
            commit(new FoldBatch(i).message(Canonical.message(1, i)));
        }
        assertThat(store.outbox().nextDue(CRM)).contains(start.plus(MAX_AGE));
        clock.advance(MAX_AGE);
        assertThat(due()).singleElement().satisfies(row -> {
            assertThat(row.contact()).isEqualTo(ONE);
            assertThat(row.dirtySince()).isEqualTo(start);
            assertThat(row.acknowledged()).isZero();
            assertThat(row.attempts()).isZero();
        });
    }

    @Test
    void oneThatIsDueTakesTheOthersAlong() throws Exception {
        commit(new FoldBatch(1).story(1));
        clock.advance(LINGER.dividedBy(2));
        commit(new FoldBatch(2).story(2));
        assertThat(due()).isEmpty();
        clock.advance(LINGER.dividedBy(2));
        assertThat(duePeople()).containsExactly(ONE, TWO);
        assertThat(store.outbox().due(CRM, clock.instant(), 1, Set.of()))
                .extracting(DueRow::contact)
                .containsExactly(ONE);
        assertThat(store.outbox().due(CRM, clock.instant(), 10, Set.of(ONE))).isEmpty();
        clock.advance(LINGER);
        assertThat(store.outbox().due(CRM, clock.instant(), 10, Set.of(ONE)))
                .extracting(DueRow::contact)
                .containsExactly(TWO);
    }

    @Test
    void aBundleHoldsWhatTheCrmDoesNotHave() throws Exception {
        commit(new FoldBatch(1).story(1).consent(Canonical.consent(1, ConsentDecision.OPT_IN)));
        clock.advance(LINGER);
        Bundle bundle = bundle(ONE, 100);
        assertThat(bundle.person()).isEqualTo(Canonical.person(1));
        assertThat(bundle.personChanged()).isTrue();
        assertThat(bundle.conversations()).containsExactly(Canonical.conversation(1));
        assertThat(bundle.engagements()).containsExactly(Canonical.engagement(1, Engagement.Status.OPEN));
        assertThat(bundle.changedEngagements()).containsExactly(Canonical.engagementKey(1));
        assertThat(bundle.messages()).containsExactly(Canonical.message(1, 1));
        assertThat(bundle.consents()).containsExactly(Canonical.consent(1, ConsentDecision.OPT_IN));
        assertThat(bundle.ledger()).hasSize(1);
        assertThat(bundle.links()).isEmpty();
        assertThat(bundle.upTo()).isEqualTo(bundle.row().dirty());
    }

    @Test
    void afterAnAcknowledgementOnlyWhatIsNewer() throws Exception {
        commit(new FoldBatch(1).story(1).consent(Canonical.consent(1, ConsentDecision.OPT_IN)));
        deliverAll();
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        clock.advance(LINGER);
        Bundle bundle = bundle(ONE, 100);
        assertThat(bundle.personChanged()).isFalse();
        assertThat(bundle.changedEngagements()).isEmpty();
        assertThat(bundle.engagements()).extracting(Engagement::key).containsExactly(Canonical.engagementKey(1));
        assertThat(bundle.messages()).containsExactly(Canonical.message(1, 2));
        assertThat(bundle.consents()).isEmpty();
        assertThat(bundle.ledger()).hasSize(1);
    }

    @Test
    void placeholdersNeverReachACrm() throws Exception {
        Message m = Canonical.message(1, 2);
        var placeholder = new Message(
                m.key(),
                m.numberId(),
                m.wamid(),
                m.contact(),
                m.conversation(),
                null,
                m.direction(),
                m.author(),
                "",
                "",
                null,
                null,
                null,
                m.sentAt(),
                0,
                m.deliveryState(),
                List.of(),
                null,
                null,
                null,
                m.details());
        commit(new FoldBatch(1).story(1).message(placeholder));
        clock.advance(LINGER);
        assertThat(bundle(ONE, 100).messages()).containsExactly(Canonical.message(1, 1));
    }

    @Test
    void aChangeThatArrivesDuringADeliveryKeepsTheRowDirty() throws Exception {
        commit(new FoldBatch(1).story(1));
        clock.advance(LINGER);
        Bundle sent = bundle(ONE, 100);
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        acknowledge(sent);
        assertThat(due()).isEmpty();
        assertThat(store.outbox().depth(CRM, clock.instant()).dirtyRows()).isEqualTo(1);
        clock.advance(LINGER);
        assertThat(bundle(ONE, 100).messages()).containsExactly(Canonical.message(1, 2));
    }

    @Test
    void anOldAcknowledgementTakesNothingBack() throws Exception {
        commit(new FoldBatch(1).story(1));
        deliverAll();
        settle(List.of(), List.of(new Acknowledgement(ONE, 1, 1)), List.of());
        assertThat(store.outbox().nextDue(CRM)).isEmpty();
    }

    @Test
    void aLongBacklogComesInPiecesInOrder() throws Exception {
        var batch = new FoldBatch(1).story(1);
        for (int i = 2; i <= 7; i++) {
            batch.message(Canonical.message(1, i));
        }
        commit(batch);
        clock.advance(LINGER);
        List<Integer> sizes = new java.util.ArrayList<>();
        List<Message> all = new java.util.ArrayList<>();
        while (store.outbox().nextDue(CRM).isPresent()) {
            Bundle bundle = bundle(ONE, 3);
            sizes.add(bundle.messages().size());
            all.addAll(bundle.messages());
            acknowledge(bundle);
        }
        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(all).extracting(Message::sequence).isSorted();
        assertThat(all).hasSize(7);
    }

    @Test
    void oneChangeOfManyMessagesIsNotCutInTwo() throws Exception {
        var batch = new FoldBatch(1).story(1).person(Canonical.person(2));
        for (int i = 2; i <= 6; i++) {
            batch.message(Canonical.message(1, i));
        }
        commit(batch);
        deliverAll();
        // All six messages get the one revision of the merge.
        commit(new FoldBatch(2).merge(ONE, TWO).message(Canonical.message(2, 9)));
        clock.advance(LINGER);
        Bundle first = bundle(TWO, 3);
        assertThat(first.messages()).hasSize(6);
        acknowledge(first);
        assertThat(bundle(TWO, 3).messages()).containsExactly(Canonical.message(2, 9));
    }

    @Test
    void aFailedRowWaitsAndNeverRidesAlong() throws Exception {
        commit(new FoldBatch(1).story(1).story(2));
        clock.advance(LINGER);
        Instant retryAt = clock.instant().plusSeconds(60);
        settle(List.of(), List.of(), List.of(new Retry(ONE, retryAt, 1)));
        assertThat(duePeople()).containsExactly(TWO);
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        clock.advance(Duration.ofSeconds(30));
        assertThat(duePeople()).containsExactly(TWO);
        clock.advance(Duration.ofSeconds(30));
        assertThat(due()).anySatisfy(row -> {
            assertThat(row.contact()).isEqualTo(ONE);
            assertThat(row.attempts()).isEqualTo(1);
        });
        acknowledge(bundle(ONE, 100));
        acknowledge(bundle(TWO, 100));
        assertThat(store.outbox().nextDue(CRM)).isEmpty();
    }

    @Test
    void rowsThatKeepFailingDoNotPushThemselvesBeforeOthers() throws Exception {
        commit(new FoldBatch(1).story(1));
        clock.advance(LINGER);
        for (int attempt = 1; attempt <= 3; attempt++) {
            settle(List.of(), List.of(), List.of(new Retry(ONE, clock.instant().plusSeconds(10), attempt)));
            if (attempt == 3) {
                commit(new FoldBatch(2).story(2));
            }
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(store.outbox().due(CRM, clock.instant(), 1, Set.of()))
                .extracting(DueRow::contact)
                .containsExactly(TWO);
    }

    @Test
    void heldRecordsComeAgainAndNewChangesDoNotWaitForThem() throws Exception {
        commit(new FoldBatch(1).story(1));
        clock.advance(LINGER);
        Bundle sent = bundle(ONE, 100);
        CrmLink held = Links.held("message", Canonical.messageKey(1, 1).value(), ONE);
        Instant retryAt = clock.instant().plusSeconds(60);
        settle(
                List.of(held),
                List.of(Acknowledgement.of(sent.row(), sent.upTo())),
                List.of(new Retry(ONE, retryAt, 0)));
        assertThat(store.outbox().nextDue(CRM)).contains(retryAt);
        assertThat(store.outbox().depth(CRM, clock.instant()).dirtyRows()).isZero();

        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        assertThat(store.outbox().nextDue(CRM)).contains(clock.instant().plus(LINGER));
        clock.advance(LINGER);
        Bundle again = bundle(ONE, 100);
        assertThat(again.messages()).containsExactly(Canonical.message(1, 1), Canonical.message(1, 2));
        assertThat(again.links()).containsExactly(held);
    }

    @Test
    void linksComeBackAsTheyWereSettled() throws Exception {
        commit(new FoldBatch(1).story(1));
        CrmLink contact = Links.linked("contact", ONE.value(), ONE, "003A");
        CrmLink twin = Links.linked("lead", ONE.value(), ONE, "00QA");
        CrmLink kase = Links.held("case", Canonical.engagementKey(1).value(), ONE);
        store.outbox().markAttempts(drain, CRM, List.of(kase));
        settle(List.of(contact, twin), List.of(), List.of());
        clock.advance(LINGER);
        assertThat(bundle(ONE, 100).links()).containsExactlyInAnyOrder(contact, twin, kase);
    }

    @Test
    void aMergeDuringADeliveryTakesLinksAndRowAlong() throws Exception {
        commit(new FoldBatch(1).story(1).story(2));
        clock.advance(LINGER);
        Bundle sent = bundle(ONE, 100);
        commit(new FoldBatch(2).merge(ONE, TWO).conversation(Canonical.conversation(2)));
        CrmLink contact = Links.linked("contact", ONE.value(), ONE, "003A");
        settle(List.of(contact), List.of(Acknowledgement.of(sent.row(), sent.upTo())), List.of());

        clock.advance(LINGER);
        assertThat(duePeople()).containsExactly(TWO);
        Bundle bundle = bundle(TWO, 100);
        assertThat(bundle.messages())
                .extracting(Message::key)
                .containsExactly(Canonical.messageKey(1, 1), Canonical.messageKey(2, 1));
        assertThat(bundle.links()).singleElement().satisfies(link -> {
            assertThat(link.key()).isEqualTo(ONE.value());
            assertThat(link.contact()).isEqualTo(TWO);
        });
    }

    @Test
    void aMergedPersonHasNoBundle() throws Exception {
        commit(new FoldBatch(1).story(1).story(2));
        clock.advance(LINGER);
        List<DueRow> rows = due();
        commit(new FoldBatch(2).merge(ONE, TWO).conversation(Canonical.conversation(2)));
        assertThat(store.outbox().load(CRM, rows, 100))
                .extracting(bundle -> bundle.row().contact())
                .containsExactly(TWO);
    }

    @Test
    void aSettlementUnderALostLeaseLeavesNothing() throws Exception {
        commit(new FoldBatch(1).story(1));
        clock.advance(LINGER);
        Bundle bundle = bundle(ONE, 100);
        Lease lost = new Lease(drain.name(), drain.token() - 1, drain.until());
        var settlement = new Settlement(
                List.of(Links.linked("contact", ONE.value(), ONE, "003A")),
                List.of(Acknowledgement.of(bundle.row(), bundle.upTo())),
                List.of());
        assertThatThrownBy(() -> store.outbox().settle(lost, CRM, settlement)).isInstanceOf(LeaseLost.class);
        assertThat(bundle(ONE, 100).links()).isEmpty();
    }

    @Test
    void depthTellsHowFarBehindTheCrmIs() throws Exception {
        Instant start = clock.instant();
        commit(new FoldBatch(1).story(1));
        clock.advance(LINGER);
        commit(new FoldBatch(2).story(2));
        assertThat(store.outbox().depth(CRM, clock.instant()).dirtyRows()).isEqualTo(2);
        assertThat(store.outbox().depth(CRM, clock.instant()).oldestDirty()).isEqualTo(start);
        deliverAll();
        assertThat(store.outbox().depth(CRM, clock.instant()).dirtyRows()).isZero();
        assertThat(store.outbox().depth(CRM, clock.instant()).oldestDirty()).isNull();
    }
}
