package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.CrmLink;
import io.puente.store.LogEntry;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.Settlement;
import io.puente.store.Tracing.Item;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What finding out about one record must tell. */
public abstract class TracingContract extends StoreContract {

    private static final String KEY = Canonical.messageKey(1, 1).value();

    private void story() throws Exception {
        store.targets().register(TARGET);
        store.log().append(new LogEntry(LogEntry.WHATSAPP, "a", new byte[] {1}, Canonical.START));
        commit(new FoldBatch(store.log().lastSequence())
                .story(1)
                .story(2)
                .outcome(Canonical.contact(1), Outcome.APPLIED, "")
                .outcome(null, Outcome.NEEDS_ATTENTION, "no id"));
    }

    @Test
    void findsAMessageItsCaseAndItsPerson() throws Exception {
        story();
        var message = store.tracing().message(Canonical.messageKey(1, 1)).orElseThrow();
        assertThat(message).isEqualTo(Canonical.message(1, 1));
        assertThat(store.tracing().contact(Canonical.contact(1))).contains(Canonical.contact(1));
        var cases = store.tracing().engagements(Canonical.contact(1), 10);
        assertThat(cases).hasSize(1);
        var engagement = cases.get(0);
        assertThat(store.tracing().engagement(engagement.key())).contains(engagement);
        assertThat(store.tracing().messages(engagement.key(), 10)).contains(message);
        assertThat(store.tracing().message(Canonical.messageKey(9, 9))).isEmpty();
        assertThat(store.tracing().contact(Canonical.contact(9))).isEmpty();
    }

    @Test
    void tellsWhatBecameOfAWebhook() throws Exception {
        story();
        long sequence = store.log().lastSequence();
        assertThat(store.tracing().worked()).isEqualTo(sequence);
        assertThat(store.tracing().receivedAt(sequence)).contains(Canonical.START);
        assertThat(store.tracing().receivedAt(sequence + 1)).isEmpty();
        assertThat(store.tracing().items(sequence))
                .extracting(Item::item, Item::outcome, Item::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "APPLIED", ""),
                        org.assertj.core.groups.Tuple.tuple(1, "NEEDS_ATTENTION", "no id"));
    }

    @Test
    void tellsWhatACrmLacksAndWhatItRefused() throws Exception {
        story();
        assertThat(store.tracing().waiting(Canonical.contact(1)))
                .singleElement()
                .satisfies(waiting -> {
                    assertThat(waiting.target()).isEqualTo(CRM);
                    assertThat(waiting.dueAt()).isNotNull();
                    assertThat(waiting.afterFailure()).isFalse();
                });
        clock.advance(LINGER);
        var rows = store.outbox().due(CRM, clock.instant(), 10, Set.of());
        CrmLink parked =
                Links.parked("message", KEY, Canonical.contact(1), "INVALID_DATA", "BAD_VALUE", Canonical.START);
        store.outbox()
                .settle(
                        drain,
                        CRM,
                        new Settlement(
                                List.of(parked),
                                rows.stream()
                                        .map(row -> Acknowledgement.of(row, row.dirty()))
                                        .toList(),
                                List.of()));
        assertThat(store.tracing().links(List.of(KEY))).singleElement().satisfies(link -> {
            assertThat(link.target()).isEqualTo(CRM);
            assertThat(link.link().key()).isEqualTo(KEY);
        });
        assertThat(store.tracing().byRecordId("unknown")).isEmpty();
        assertThat(store.tracing().waiting(Canonical.contact(1)))
                .allSatisfy(waiting -> assertThat(waiting.dueAt()).isNull());
    }
}
