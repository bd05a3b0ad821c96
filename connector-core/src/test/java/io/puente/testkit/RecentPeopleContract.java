package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.Conversation;
import io.puente.model.Message;
import io.puente.model.TargetId;
import io.puente.store.BoundNumbers;
import io.puente.store.WholePeople;
import io.puente.store.WholePeople.Whole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The newest conversations, for a CRM that may never have heard of anybody. */
public abstract class RecentPeopleContract extends StoreContract {
    private static final TargetId UNKNOWN = new TargetId("crm-new");
    private static final AtNumber SALES = new AtNumber("100000000000002");

    private static Conversation at(Conversation c, @Nullable Instant lastActivity) {
        return new Conversation(
                c.key(), c.contact(), c.numberId(), lastActivity, lastActivity, null, null, c.currentEngagement());
    }

    private void story(int person, @Nullable Instant lastActivity) throws Exception {
        commit(new FoldBatch(person)
                .person(Canonical.person(person))
                .conversation(at(Canonical.conversation(person), lastActivity))
                .engagement(Canonical.engagement(person, io.puente.model.Engagement.Status.OPEN))
                .message(Canonical.message(person, 1))
                .message(Canonical.message(person, 2)));
    }

    @Test
    void theNewestComeFirstAndThoseWithoutActivityLast() throws Exception {
        story(1, Canonical.START.plusSeconds(20));
        story(2, null);
        story(3, Canonical.START.plusSeconds(30));
        story(4, Canonical.START.plusSeconds(10));

        assertThat(store.recent().newest(BoundNumbers.ALL, 3).contacts())
                .containsExactly(Canonical.contact(3), Canonical.contact(1), Canonical.contact(4));
        assertThat(store.recent().newest(BoundNumbers.ALL, 9).contacts())
                .hasSize(4)
                .endsWith(Canonical.contact(2));
        assertThat(store.recent().newest(BoundNumbers.ALL, 9).conversations()).isEqualTo(4);
    }

    @Test
    void onlyConversationsAtTheNumbersCount() throws Exception {
        story(1, Canonical.START);
        commit(SALES.story(new FoldBatch(2).person(Canonical.person(2)), 2));

        BoundNumbers sales = BoundNumbers.of(List.of(SALES.numberId()));
        assertThat(store.recent().newest(sales, 9).contacts()).containsExactly(Canonical.contact(2));
        assertThat(store.recent().load(UNKNOWN, sales, List.of(Canonical.contact(2)), WholePeople.START, 9, 0))
                .singleElement()
                .satisfies(whole -> assertThat(whole.bundle().messages()).containsExactly(SALES.message(2, 1)));
    }

    @Test
    void everythingOfAPersonComesInPartsForACrmThatKnowsNobody() throws Exception {
        story(1, Canonical.START);

        Whole first = load(WholePeople.START).get(0);
        assertThat(first.bundle().person().key()).isEqualTo(Canonical.contact(1));
        assertThat(first.bundle().engagements()).hasSize(1);
        assertThat(first.bundle().messages()).containsExactly(Canonical.message(1, 1));
        assertThat(first.bundle().links()).isEmpty();
        assertThat(first.more()).isTrue();

        Whole second = load(first.bundle().upTo()).get(0);
        assertThat(second.bundle().messages()).extracting(Message::key).containsExactly(Canonical.messageKey(1, 2));
        assertThat(second.more()).isFalse();
    }

    @Test
    void peopleMergedIntoOthersAreLeftOut() throws Exception {
        story(1, Canonical.START);
        story(2, Canonical.START);
        commit(new FoldBatch(3).merge(Canonical.contact(1), Canonical.contact(2)));

        assertThat(store.recent()
                        .load(
                                UNKNOWN,
                                BoundNumbers.ALL,
                                List.of(Canonical.contact(1), Canonical.contact(2)),
                                WholePeople.START,
                                9,
                                0))
                .singleElement()
                .satisfies(whole -> assertThat(whole.bundle().person().key()).isEqualTo(Canonical.contact(2)));
    }

    private List<Whole> load(long beyond) {
        return store.recent().load(UNKNOWN, BoundNumbers.ALL, List.of(Canonical.contact(1)), beyond, 1, 0);
    }
}
