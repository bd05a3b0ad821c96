package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Message;
import io.puente.store.AttentionList;
import io.puente.store.BoundNumbers;
import io.puente.store.CrmLink;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import io.puente.store.Outbox.Settlement;
import io.puente.store.OutboxTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a CRM gets that is bound to some business numbers only. */
public abstract class BindingContract extends StoreContract {
    private static final AtNumber SALES = new AtNumber("100000000000002");
    private static final AtNumber REPAIRS = new AtNumber("100000000000003");
    private static final ContactKey ONE = Canonical.contact(1);
    private static final ContactKey TWO = Canonical.contact(2);

    private void bind(String... numbers) {
        store.targets().register(new OutboxTarget(CRM, LINGER, MAX_AGE, BoundNumbers.of(List.of(numbers))));
    }

    private List<DueRow> rows() {
        clock.advance(LINGER);
        var rows = new ArrayList<>(store.outbox().due(CRM, clock.instant(), 100, Set.of()));
        rows.addAll(store.outbox().backlog(CRM, clock.instant(), 100, Set.of()));
        return rows;
    }

    /** Delivers everything, back-fill and all. */
    private List<Bundle> deliver() throws LeaseLost {
        List<Bundle> delivered = new ArrayList<>();
        do {
            List<DueRow> rows = rows();
            List<Bundle> bundles = store.outbox().load(CRM, rows, 100);
            delivered.addAll(bundles);
            var acknowledgements = new ArrayList<>(rows.stream()
                    .map(row -> Acknowledgement.of(row, row.dirty()))
                    .toList());
            bundles.forEach(b -> acknowledgements.add(Acknowledgement.of(b.row(), b.upTo())));
            store.outbox().settle(drain, CRM, new Settlement(List.of(), acknowledgements, List.of()));
        } while (store.backfill().advance(drain, CRM, 100)
                || store.outbox().nextDue(CRM).isPresent());
        return delivered;
    }

    private static List<Message> messages(List<Bundle> bundles) {
        return bundles.stream().flatMap(bundle -> bundle.messages().stream()).toList();
    }

    private static List<ConsentEntry> consents(List<Bundle> bundles) {
        return bundles.stream().flatMap(bundle -> bundle.consents().stream()).toList();
    }

    @Test
    void onlyPeopleOfItsNumbersGetARow() throws Exception {
        bind(SALES.numberId());
        commit(new FoldBatch(1).story(1));
        commit(SALES.story(new FoldBatch(2).person(Canonical.person(2)), 2));
        assertThat(rows()).extracting(DueRow::contact).containsExactly(TWO);
    }

    @Test
    void whatHappensElsewhereDoesNotDisturbIt() throws Exception {
        bind(SALES.numberId());
        commit(SALES.story(new FoldBatch(1).story(1), 1));
        assertThat(messages(deliver())).containsExactly(SALES.message(1, 1));
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        assertThat(store.outbox().nextDue(CRM)).isEmpty();
        commit(new FoldBatch(3).person(Canonical.person(1, "New name", "user1")));
        assertThat(deliver()).singleElement().satisfies(bundle -> {
            assertThat(bundle.personChanged()).isTrue();
            assertThat(bundle.messages()).isEmpty();
        });
    }

    @Test
    void somebodyKnownElsewhereComesWithEverythingAtItsNumbersAndNothingElse() throws Exception {
        bind(SALES.numberId());
        commit(new FoldBatch(1)
                .story(1)
                .consent(Canonical.consent(1, ConsentDecision.OPT_IN))
                .consent(SALES.consent(1, 2, ConsentDecision.OPT_OUT, null)));
        commit(SALES.story(new FoldBatch(2), 1));
        assertThat(deliver()).first().satisfies(bundle -> {
            assertThat(bundle.personChanged()).isTrue();
            assertThat(bundle.conversations()).containsExactly(SALES.conversation(1));
            assertThat(bundle.engagements()).containsExactly(SALES.engagement(1));
            assertThat(bundle.changedEngagements()).containsExactly(SALES.engagementKey(1));
            assertThat(bundle.messages()).containsExactly(SALES.message(1, 1));
            assertThat(bundle.consents()).extracting(ConsentEntry::number).containsExactly(2L);
            assertThat(bundle.ledger()).extracting(ConsentEntry::number).containsExactly(2L);
        });
    }

    @Test
    void aDecisionAtItsNumberBringsThePersonWithoutAConversation() throws Exception {
        bind(SALES.numberId());
        commit(new FoldBatch(1).person(Canonical.person(1)).consent(SALES.consent(1, 1, ConsentDecision.OPT_IN, null)));
        assertThat(consents(deliver())).hasSize(1);
    }

    @Test
    void aDecisionForAWholePortfolioReachesThoseWhoHaveThePersonAndNobodyElse() throws Exception {
        bind(SALES.numberId());
        commit(SALES.story(new FoldBatch(1).person(Canonical.person(1)).person(Canonical.person(2)), 1));
        deliver();
        commit(new FoldBatch(2)
                .consent(REPAIRS.consent(1, 1, ConsentDecision.OPT_OUT, "P1"))
                .consent(REPAIRS.consent(2, 2, ConsentDecision.OPT_OUT, "P1")));
        assertThat(consents(deliver())).extracting(ConsentEntry::contact).containsExactly(ONE);
    }

    @Test
    void oneConversationFeedsEveryCrmThatIsBoundToItsNumber() throws Exception {
        bind();
        var second = new io.puente.model.TargetId("crm-b");
        store.targets().register(new OutboxTarget(second, LINGER, MAX_AGE, BoundNumbers.of(List.of(SALES.numberId()))));
        commit(SALES.story(new FoldBatch(1).story(1).story(2), 2));
        assertThat(rows()).extracting(DueRow::contact).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(store.outbox().due(second, clock.instant(), 10, Set.of()))
                .extracting(DueRow::contact)
                .containsExactly(TWO);
    }

    @Test
    void peopleMergedIntoOneOfItsPeopleComeAlong() throws Exception {
        bind(SALES.numberId());
        commit(SALES.story(new FoldBatch(1).person(Canonical.person(1)).person(Canonical.person(2)), 1));
        commit(new FoldBatch(2).person(Canonical.person(3)));
        deliver();
        commit(new FoldBatch(3).merge(ONE, TWO));
        commit(new FoldBatch(4).merge(Canonical.contact(3), TWO));
        assertThat(deliver()).anySatisfy(bundle -> {
            assertThat(bundle.person().key()).isEqualTo(TWO);
            assertThat(bundle.messages()).hasSize(1);
        });
    }

    @Test
    void boundToFurtherNumbersItGetsTheirHistory() throws Exception {
        bind(SALES.numberId());
        commit(REPAIRS.story(SALES.story(new FoldBatch(1).story(1).story(2), 1), 2));
        assertThat(messages(deliver())).containsExactly(SALES.message(1, 1));

        bind(SALES.numberId(), REPAIRS.numberId());
        assertThat(messages(deliver())).contains(REPAIRS.message(2, 1)).doesNotContain(Canonical.message(1, 1));
        bind();
        assertThat(messages(deliver())).contains(Canonical.message(1, 1), Canonical.message(2, 1));
    }

    @Test
    void theSameNumbersInAnotherOrderFillNothingAgain() throws Exception {
        bind(SALES.numberId(), REPAIRS.numberId());
        deliver();
        var before = store.backfill().progress(CRM);
        clock.advance(LINGER);
        bind(REPAIRS.numberId(), SALES.numberId());
        assertThat(store.backfill().progress(CRM)).isEqualTo(before);
    }

    @Test
    void boundToFewerNumbersItGetsNoMoreOfTheOthers() throws Exception {
        bind();
        commit(SALES.story(new FoldBatch(1).story(1).story(2), 2));
        bind(SALES.numberId());
        assertThat(messages(deliver())).containsExactly(SALES.message(2, 1));
        commit(new FoldBatch(2).message(Canonical.message(1, 2)).message(Canonical.message(2, 2)));
        assertThat(store.outbox().nextDue(CRM)).isEmpty();
    }

    @Test
    void whatNeedsAttentionAtAFormerNumberIsLetGoAndTriedAnewOnReturn() throws Exception {
        bind();
        commit(SALES.story(new FoldBatch(1).story(1).story(2), 2));
        CrmLink gone = Links.parked("message", Canonical.messageKey(1, 1).value(), ONE);
        CrmLink nobody = Links.parked("contact", ONE.value(), ONE);
        CrmLink waits = Links.held("case", Canonical.engagementKey(2).value(), TWO);
        CrmLink stays = Links.parked("message", SALES.messageKey(2, 1).value(), TWO);
        store.outbox().settle(drain, CRM, new Settlement(List.of(gone, nobody, waits, stays), List.of(), List.of()));

        bind(SALES.numberId());
        assertThat(store.attention().list(AttentionList.Filter.ALL, 10))
                .extracting(parked -> parked.link().key())
                .containsExactly(stays.key());
        assertThat(store.outbox().depth(CRM, clock.instant()).needingAttention())
                .isEqualTo(1);

        bind();
        assertThat(deliver())
                .flatExtracting(Bundle::links)
                .filteredOn(link -> link.key().equals(gone.key()))
                .allSatisfy(link -> {
                    assertThat(link.state()).isEqualTo(CrmLink.State.LINKED);
                    assertThat(link.writtenHash()).isNull();
                })
                .isNotEmpty();
    }
}
