package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.ConsentDecision;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.LoadRequest;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.CanonicalStore.WorkingSet;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of canonical state must do. */
public abstract class CanonicalStoreContract extends StoreContract {
    private static final Identity PHONE = Identity.phone("34600100001");

    private WorkingSet load(Set<Identity> identities, Set<MessageKey> messages, Set<EngagementKey> engagements) {
        return store.canonical().load(new LoadRequest(identities, messages, engagements, Set.of()));
    }

    private WorkingSet load(ContactKey... contacts) {
        return store.canonical().load(new LoadRequest(Set.of(), Set.of(), Set.of(), Set.of(contacts)));
    }

    @Test
    void anEmptyStoreKnowsNobody() {
        assertThat(store.canonical().cursor()).isZero();
        WorkingSet set = load(Set.of(PHONE), Set.of(Canonical.messageKey(1, 1)), Set.of());
        assertThat(set.owners()).isEmpty();
        assertThat(set.people()).isEmpty();
        assertThat(set.messages()).isEmpty();
        assertThat(set.ledgerNumber()).isZero();
        assertThat(set.ledgerHash()).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasWritten() throws Exception {
        commit(new FoldBatch(7)
                .person(FullRecords.PERSON)
                .identity(PHONE, FullRecords.CONTACT)
                .conversation(FullRecords.CONVERSATION)
                .engagement(FullRecords.ENGAGEMENT)
                .message(FullRecords.MESSAGE)
                .consent(FullRecords.CONSENT));

        WorkingSet set = load(Set.of(PHONE), Set.of(FullRecords.MESSAGE.key()), Set.of());
        assertThat(store.canonical().cursor()).isEqualTo(7);
        assertThat(set.people()).containsOnlyKeys(FullRecords.CONTACT).containsValue(FullRecords.PERSON);
        assertThat(set.conversations()).containsExactly(FullRecords.CONVERSATION);
        assertThat(set.engagements()).containsExactly(FullRecords.ENGAGEMENT);
        assertThat(set.messages()).containsOnlyKeys(FullRecords.MESSAGE.key()).containsValue(FullRecords.MESSAGE);
        assertThat(set.consents()).containsExactly(FullRecords.CONSENT);
        assertThat(set.ledgerNumber()).isEqualTo(FullRecords.CONSENT.number());
        assertThat(set.ledgerHash()).isEqualTo(FullRecords.CONSENT.hash());
    }

    @Test
    void anythingThatNamesAPersonLoadsThem() throws Exception {
        commit(new FoldBatch(1).story(1).story(2).consent(Canonical.consent(1, ConsentDecision.OPT_IN)));
        assertThat(load(Set.of(PHONE), Set.of(), Set.of())).satisfies(this::isStoryOfFirst);
        assertThat(load(Set.of(), Set.of(Canonical.messageKey(1, 1)), Set.of())).satisfies(this::isStoryOfFirst);
        assertThat(load(Set.of(), Set.of(), Set.of(Canonical.engagementKey(1)))).satisfies(this::isStoryOfFirst);
        assertThat(load(Canonical.contact(1))).satisfies(this::isStoryOfFirst);
    }

    private void isStoryOfFirst(WorkingSet set) {
        assertThat(set.people()).containsOnlyKeys(Canonical.contact(1));
        assertThat(set.owners()).containsOnlyKeys(PHONE).containsValue(Canonical.contact(1));
        assertThat(set.conversations()).containsExactly(Canonical.conversation(1));
        assertThat(set.engagements()).containsExactly(Canonical.engagement(1, Engagement.Status.OPEN));
        assertThat(set.consents()).containsExactly(Canonical.consent(1, ConsentDecision.OPT_IN));
    }

    @Test
    void onlyTheIdentityAskedForIsMatched() throws Exception {
        Identity bsuid = Identity.bsuid("portfolio-a", "US.1");
        commit(new FoldBatch(1).story(1).identity(bsuid, Canonical.contact(1)));
        assertThat(load(Set.of(Identity.bsuid("portfolio-b", "US.1")), Set.of(), Set.of())
                        .owners())
                .isEmpty();
        assertThat(load(Set.of(bsuid), Set.of(), Set.of()).owners()).containsOnlyKeys(bsuid, PHONE);
    }

    @Test
    void laterBatchesReplaceStateAndNewOwnersTakeOver() throws Exception {
        commit(new FoldBatch(1).story(1).story(2));
        commit(new FoldBatch(2)
                .person(Canonical.person(1, "Renamed", "user1"))
                .engagement(Canonical.engagement(1, Engagement.Status.CLOSED))
                .identity(PHONE, Canonical.contact(2)));
        assertThat(load(Set.of(PHONE), Set.of(), Set.of()).people()).containsOnlyKeys(Canonical.contact(2));
        WorkingSet first = load(Canonical.contact(1));
        assertThat(first.people()).containsValue(Canonical.person(1, "Renamed", "user1"));
        assertThat(first.engagements()).containsExactly(Canonical.engagement(1, Engagement.Status.CLOSED));
    }

    @Test
    void aMergeMovesAllThatTheLoserHas() throws Exception {
        commit(new FoldBatch(1).story(1).story(2).consent(Canonical.consent(1, ConsentDecision.OPT_IN)));
        ContactKey loser = Canonical.contact(1);
        ContactKey survivor = Canonical.contact(2);
        commit(new FoldBatch(2).merge(loser, survivor).conversation(Canonical.conversation(2)));

        WorkingSet set = load(loser);
        assertThat(set.people()).containsOnlyKeys(loser, survivor);
        assertThat(set.people().get(loser).mergedInto()).isEqualTo(survivor);
        assertThat(set.owners()).hasSize(2).containsEntry(PHONE, survivor);
        assertThat(set.conversations()).containsExactly(Canonical.conversation(2));
        assertThat(set.consents())
                .singleElement()
                .satisfies(entry -> assertThat(entry.contact()).isEqualTo(survivor));
        WorkingSet moved = load(Set.of(), Set.of(Canonical.messageKey(1, 1)), Set.of());
        assertThat(moved.messages().get(Canonical.messageKey(1, 1))).satisfies(message -> {
            assertThat(message.contact()).isEqualTo(survivor);
            assertThat(message.conversation())
                    .isEqualTo(Canonical.conversation(2).key());
            assertThat(message.engagement()).isEqualTo(Canonical.engagementKey(1));
        });
        assertThat(moved.engagements()).extracting(Engagement::contact).containsOnly(survivor);
        assertThat(moved.engagements())
                .extracting(Engagement::conversation)
                .containsOnly(Canonical.conversation(2).key());
    }

    @Test
    void aMergeIntoSomebodyNewInTheSameBatch() throws Exception {
        commit(new FoldBatch(1).story(1));
        commit(new FoldBatch(2)
                .merge(Canonical.contact(1), Canonical.contact(2))
                .person(Canonical.person(2))
                .conversation(Canonical.conversation(2)));
        WorkingSet set = load(Set.of(PHONE), Set.of(), Set.of());
        assertThat(set.people()).containsOnlyKeys(Canonical.contact(2));
        assertThat(set.conversations()).containsExactly(Canonical.conversation(2));
    }

    @Test
    void aChainOfMergesEndsAtTheLastSurvivor() throws Exception {
        commit(new FoldBatch(1).story(1).story(2).story(3));
        commit(new FoldBatch(2).merge(Canonical.contact(1), Canonical.contact(2)));
        commit(new FoldBatch(3).merge(Canonical.contact(2), Canonical.contact(3)));
        WorkingSet set = load(Canonical.contact(1));
        assertThat(set.people().get(Canonical.contact(1)).mergedInto()).isEqualTo(Canonical.contact(3));
        assertThat(set.owners().values()).containsOnly(Canonical.contact(3)).hasSize(3);
    }

    @Test
    void aConversationThatMovesAloneGetsTheSurvivorsKey() throws Exception {
        commit(new FoldBatch(1).story(1).person(Canonical.person(2)));
        commit(new FoldBatch(2).merge(Canonical.contact(1), Canonical.contact(2)));
        assertThat(load(Canonical.contact(2)).conversations()).singleElement().satisfies(conversation -> {
            assertThat(conversation.key()).isEqualTo(ConversationKey.of(Canonical.contact(2), Canonical.NUMBER));
            assertThat(conversation.contact()).isEqualTo(Canonical.contact(2));
            assertThat(conversation.serviceWindowClosesAt())
                    .isEqualTo(Canonical.conversation(1).serviceWindowClosesAt());
        });
    }

    @Test
    void theRecordsOfABatchAreFinal() throws Exception {
        commit(new FoldBatch(1).story(1).story(2));
        Conversation joined = Canonical.conversation(2);
        Message edited = Canonical.message(2, 1, "edited after the merge", Canonical.engagementKey(2), null);
        commit(new FoldBatch(2)
                .merge(Canonical.contact(1), Canonical.contact(2))
                .conversation(joined)
                .message(edited));
        WorkingSet set = load(Set.of(), Set.of(edited.key()), Set.of());
        assertThat(set.messages()).containsEntry(edited.key(), edited);
    }

    @Test
    void messagesWithoutACaseAreAdopted() throws Exception {
        Message alone = Canonical.message(1, 2, "before the case", null, null);
        commit(new FoldBatch(1).story(1).message(alone));
        commit(new FoldBatch(2)
                .adopt(Canonical.conversation(1).key(), Canonical.engagementKey(1), Canonical.contact(1)));
        assertThat(load(Set.of(), Set.of(alone.key()), Set.of()).messages().get(alone.key()))
                .isEqualTo(Canonical.message(1, 2, "before the case", Canonical.engagementKey(1), null));
    }

    @Test
    void aBatchUnderALostLeaseLeavesNothing() throws Exception {
        store.targets().register(TARGET);
        commit(new FoldBatch(1).story(1));
        Lease lost = new Lease(fold.name(), fold.token() - 1, fold.until());
        assertThatThrownBy(() ->
                        store.canonical().commit(lost, new FoldBatch(2).story(2).build()))
                .isInstanceOf(LeaseLost.class);
        assertThat(store.canonical().cursor()).isEqualTo(1);
        assertThat(load(Canonical.contact(2)).people()).isEmpty();
        commit(new FoldBatch(2).story(2));
        assertThat(load(Canonical.contact(2)).people()).hasSize(1);
    }

    @Test
    void foldingAnEntryAgainGivesTheSameState() throws Exception {
        for (int i = 0; i < 2; i++) {
            commit(new FoldBatch(1)
                    .story(1)
                    .consent(Canonical.consent(1, ConsentDecision.OPT_OUT))
                    .outcome(Canonical.contact(1), Outcome.APPLIED, ""));
        }
        assertThat(load(Set.of(PHONE), Set.of(), Set.of()).consents()).hasSize(1);
    }

    @Test
    void manyAtOnce() throws Exception {
        var batch = new FoldBatch(1);
        Set<MessageKey> keys = new java.util.HashSet<>();
        Set<Identity> phones = new java.util.HashSet<>();
        for (int i = 1; i <= 3000; i++) {
            batch.story(i);
            keys.add(Canonical.messageKey(i, 1));
            phones.add(Identity.phone("34600" + (100000 + i)));
        }
        commit(batch);
        WorkingSet set = load(phones, keys, Set.of());
        assertThat(set.people()).hasSize(3000);
        assertThat(set.messages()).hasSize(3000);
        assertThat(set.engagements()).hasSize(3000);
    }
}
