package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.DeliveryState;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.store.CaseMessages;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.Settlement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All messages of a case, for CRMs that want them as one text. */
public abstract class WholeCasesContract extends StoreContract {
    private static final EngagementKey FIRST = Canonical.engagementKey(1);
    private static final EngagementKey SECOND = Canonical.engagementKey(2);

    @BeforeEach
    void register() {
        store.targets().register(TARGET);
    }

    private List<Bundle> load(int maxMessages, int perCase) {
        clock.advance(LINGER);
        return store.outbox().load(CRM, store.outbox().due(CRM, clock.instant(), 100, Set.of()), maxMessages, perCase);
    }

    private void acknowledge(List<Bundle> bundles) throws LeaseLost {
        store.outbox()
                .settle(
                        drain,
                        CRM,
                        new Settlement(
                                List.of(),
                                bundles.stream()
                                        .map(b -> Acknowledgement.of(b.row(), b.upTo()))
                                        .toList(),
                                List.of()));
    }

    private static List<String> texts(CaseMessages whole) {
        return whole.messages().stream().map(Message::text).toList();
    }

    @Test
    void oneNewMessageBringsTheWholeCaseInOrder() throws Exception {
        commit(new FoldBatch(1).story(1).message(Canonical.message(1, 3)).message(Canonical.message(1, 2)));
        commit(new FoldBatch(2).story(2));
        acknowledge(load(100, 10));
        commit(new FoldBatch(3).message(Canonical.message(1, 4)));

        Bundle bundle = load(100, 10).get(0);

        assertThat(bundle.messages()).extracting(Message::text).containsExactly("Text 1/4");
        assertThat(bundle.cases()).containsOnlyKeys(FIRST);
        assertThat(texts(bundle.cases().get(FIRST))).containsExactly("Text 1/1", "Text 1/2", "Text 1/3", "Text 1/4");
        assertThat(bundle.cases().get(FIRST).leftOut()).isZero();
        assertThat(bundle.withoutCases().cases()).isEmpty();
    }

    @Test
    void nobodyPaysWhoDoesNotAsk() throws Exception {
        commit(new FoldBatch(1).story(1).story(2));
        assertThat(load(100, CaseMessages.NONE))
                .hasSize(2)
                .allSatisfy(b -> assertThat(b.cases()).isEmpty());
    }

    @Test
    void everyPersonHasTheirOwn() throws Exception {
        commit(new FoldBatch(1).story(1).message(Canonical.message(1, 2)).story(2));

        assertThat(load(100, 10)).hasSize(2).allSatisfy(bundle -> {
            EngagementKey own = bundle.row().contact().equals(Canonical.contact(1)) ? FIRST : SECOND;
            assertThat(bundle.cases()).containsOnlyKeys(own);
            assertThat(texts(bundle.cases().get(own))).hasSize(own == FIRST ? 2 : 1);
        });
    }

    @Test
    void whatIsLeftOutIsCounted() throws Exception {
        var batch = new FoldBatch(1).story(1);
        for (int i = 12; i > 1; i--) {
            batch.message(Canonical.message(1, i));
        }
        commit(batch);

        CaseMessages whole = load(2, 3).get(0).cases().get(FIRST);

        assertThat(texts(whole)).containsExactly("Text 1/10", "Text 1/11", "Text 1/12");
        assertThat(whole.leftOut()).isEqualTo(9);
    }

    /** A status arrived before its message. */
    private static Message unseen() {
        return new Spoken(2, Message.Author.OTHER_APP, "", "", null, false, false, DeliveryState.SENT).message();
    }

    @Test
    void aPlaceholderIsNoMessageYet() throws Exception {
        commit(new FoldBatch(1).story(1).message(unseen()));
        assertThat(texts(load(100, 10).get(0).cases().get(FIRST))).containsExactly("Text 1/1");
    }
}
