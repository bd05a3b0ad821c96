package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.store.AttentionList.Count;
import io.puente.store.AttentionList.Filter;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.CrmLink;
import io.puente.store.LogEntry;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.DueRow;
import io.puente.store.Outbox.Settlement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every list of records that need attention must do. */
public abstract class AttentionListContract extends StoreContract {

    @BeforeEach
    void threeParked() throws Exception {
        store.targets().register(TARGET);
        commit(new FoldBatch(1).story(1).story(2).story(3));
        clock.advance(LINGER);
        List<DueRow> rows = store.outbox().due(CRM, clock.instant(), 10, Set.of());
        store.outbox()
                .settle(
                        drain,
                        CRM,
                        new Settlement(
                                List.of(
                                        parked(1, "INVALID_DATA", "BAD_VALUE", 1),
                                        parked(2, "INVALID_DATA", "BAD_VALUE", 2),
                                        parked(3, "NO_PERMISSION", "NO_ACCESS", 3)),
                                rows.stream()
                                        .map(row -> Acknowledgement.of(row, row.dirty()))
                                        .toList(),
                                List.of()));
    }

    private static CrmLink parked(int person, String kind, String code, int second) {
        String key = Canonical.messageKey(person, 1).value();
        return Links.parked("message", key, Canonical.contact(person), kind, code, Canonical.START.plusSeconds(second));
    }

    @Test
    void listsNewestFirstByFilter() {
        assertThat(store.attention().list(Filter.ALL, 10))
                .extracting(p -> p.link().key())
                .containsExactly(
                        Canonical.messageKey(3, 1).value(),
                        Canonical.messageKey(2, 1).value(),
                        Canonical.messageKey(1, 1).value());
        assertThat(store.attention().list(Filter.ALL, 1)).hasSize(1);
        assertThat(store.attention().list(new Filter(CRM, "message", null, "INVALID_DATA", "BAD_VALUE"), 10))
                .hasSize(2);
        assertThat(store.attention().list(new Filter(null, "case", null, null, null), 10))
                .isEmpty();
    }

    @Test
    void countsByReason() {
        assertThat(store.attention().counts().get(CRM))
                .containsExactly(
                        new Count("INVALID_DATA", "BAD_VALUE", "refused", 2),
                        new Count("NO_PERMISSION", "NO_ACCESS", "refused", 1));
        assertThat(store.outbox().depth(CRM, clock.instant()).needingAttention())
                .isEqualTo(3);
    }

    @Test
    void parkedRecordsHoldNobodyBackAndAreNotTriedAgain() throws Exception {
        assertThat(store.outbox().nextDue(CRM)).isEmpty();
        commit(new FoldBatch(2).message(Canonical.message(1, 2)));
        clock.advance(LINGER);
        var rows = store.outbox().due(CRM, clock.instant(), 10, Set.of());
        assertThat(store.outbox().load(CRM, rows, 100))
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.messages()).containsExactly(Canonical.message(1, 2)));
    }

    @Test
    void replayTakesThemUpAtOnce() {
        assertThat(store.attention().replay(new Filter(null, null, null, "INVALID_DATA", null), clock.instant()))
                .isEqualTo(2);
        var rows = store.outbox().due(CRM, clock.instant(), 10, Set.of());
        assertThat(store.outbox().load(CRM, rows, 100))
                .flatExtracting(bundle -> bundle.messages())
                .containsExactlyInAnyOrder(Canonical.message(1, 1), Canonical.message(2, 1));
        assertThat(store.attention().list(Filter.ALL, 10)).hasSize(1);
        assertThat(store.attention().replay(new Filter(null, null, "nobody", null, null), clock.instant()))
                .isZero();
    }

    @Test
    void showsUpdatesThatCouldNotBeUnderstood() throws Exception {
        store.log().append(new LogEntry(LogEntry.WHATSAPP, "a", new byte[] {1}, Canonical.START));
        long sequence = store.log().lastSequence();
        commit(new FoldBatch(sequence)
                .outcome(null, Outcome.APPLIED, "")
                .outcome(null, Outcome.NEEDS_ATTENTION, "no id"));
        assertThat(store.attention().unreadable(10)).singleElement().satisfies(item -> {
            assertThat(item.sequence()).isEqualTo(sequence);
            assertThat(item.item()).isEqualTo(1);
            assertThat(item.field()).isEqualTo("messages");
            assertThat(item.reason()).isEqualTo("no id");
            assertThat(item.receivedAt()).isEqualTo(Canonical.START);
        });
    }

    @Test
    void whatEnteredTheLogOnceMoreNeedsNoAttentionAnyMore() throws Exception {
        store.log().append(new LogEntry(LogEntry.WHATSAPP, "a", new byte[] {1}, Canonical.START));
        store.log().append(new LogEntry(LogEntry.WHATSAPP, "b", new byte[] {2}, Canonical.START));
        long second = store.log().lastSequence();
        for (long sequence = second - 1; sequence <= second; sequence++) {
            commit(new FoldBatch(sequence)
                    .outcome(null, Outcome.APPLIED, "")
                    .outcome(null, Outcome.NEEDS_ATTENTION, "no id")
                    .outcome(null, Outcome.NEEDS_ATTENTION, "no time"));
        }
        store.attention().takenUp(second - 1);
        assertThat(store.attention().unreadable(10))
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.sequence()).isEqualTo(second));
        store.attention().takenUp(second - 1);
        store.attention().takenUp(second + 1);
        assertThat(store.attention().unreadable(10)).hasSize(2);
    }
}
