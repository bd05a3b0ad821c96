package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import io.puente.store.CanonicalStore.Adoption;
import io.puente.store.CanonicalStore.ItemOutcome;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.CanonicalStore.PersonMerge;
import io.puente.store.CanonicalStore.WorkingSet;
import io.puente.whatsapp.EventOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a batch may touch, changed in memory while its updates are applied in the order of the log. */
final class FoldState {

    final Map<Identity, ContactKey> owners = new HashMap<>();
    final Map<Identity, ContactKey> newOwners = new LinkedHashMap<>();
    final Map<ContactKey, PersonDraft> people = new LinkedHashMap<>();
    final Map<EngagementKey, EngagementDraft> engagements = new LinkedHashMap<>();
    final Map<MessageKey, MessageDraft> messages = new LinkedHashMap<>();
    final LedgerDraft ledger;
    final List<PersonMerge> merges = new ArrayList<>();
    final List<AdoptionDraft> adoptions = new ArrayList<>();
    final List<MediaTask> media = new ArrayList<>();
    final List<ItemOutcome> outcomes = new ArrayList<>();
    final Map<ContactKey, Map<String, ConversationDraft>> conversations = new LinkedHashMap<>();
    private final boolean adoptEarlier;
    private boolean merged;
    private final Map<ContactKey, ContactKey> mergedInto = new HashMap<>();

    /** An adoption whose conversation may still move to another person. */
    record AdoptionDraft(ContactKey contact, String numberId, EngagementKey engagement, long revision) {}

    FoldState(WorkingSet set, boolean adoptEarlier) {
        this.adoptEarlier = adoptEarlier;
        owners.putAll(set.owners());
        for (Person person : set.people().values()) {
            if (person.mergedInto() != null) {
                mergedInto.put(person.key(), person.mergedInto());
                continue;
            }
            people.put(person.key(), new PersonDraft(person, true));
        }
        owners.forEach((identity, owner) -> {
            PersonDraft person = people.get(owner);
            if (person != null) {
                person.identities.add(identity);
            }
        });
        for (Engagement engagement : set.engagements()) {
            engagements.put(engagement.key(), new EngagementDraft(engagement));
        }
        for (Conversation conversation : set.conversations()) {
            EngagementKey current = conversation.currentEngagement();
            var draft = new ConversationDraft(conversation, current == null ? null : engagements.get(current));
            conversationsOf(conversation.contact()).merge(conversation.numberId(), draft, (a, b) -> {
                a.absorb(b);
                return a;
            });
        }
        for (Message message : set.messages().values()) {
            var draft = new MessageDraft(message);
            messages.put(message.key(), draft);
            if (message.engagement() == null && people.containsKey(message.contact())) {
                conversation(message.contact(), message.numberId()).withoutCase.add(draft);
            }
        }
        ledger = new LedgerDraft(set.consents(), set.ledgerNumber(), set.ledgerHash());
    }

    /** The person this one turned out to be. */
    ContactKey survivor(ContactKey contact) {
        ContactKey survivor = contact;
        for (ContactKey next = mergedInto.get(survivor); next != null; next = mergedInto.get(survivor)) {
            survivor = next;
        }
        return survivor;
    }

    @Nullable
    PersonDraft owner(Identity identity) {
        ContactKey owner = owners.get(identity);
        return owner == null ? null : people.get(survivor(owner));
    }

    void own(Identity identity, PersonDraft person, long position) {
        if (owner(identity) == person) {
            return;
        }
        PersonDraft before = owner(identity);
        if (before != null) {
            before.identities.remove(identity);
            before.touch(position);
        }
        owners.put(identity, person.key);
        newOwners.put(identity, person.key);
        person.identities.add(identity);
        person.touch(position);
    }

    boolean merged() {
        return merged;
    }

    ConversationDraft conversation(ContactKey contact, String numberId) {
        return conversationsOf(survivor(contact)).computeIfAbsent(numberId, ConversationDraft::new);
    }

    /**
     * Makes two people one. The smaller key survives, whichever was seen first, so that a log folds to the same keys in
     * batches of any size.
     */
    PersonDraft merge(PersonDraft a, PersonDraft b, long position) {
        PersonDraft survivor = a.key.compareTo(b.key) <= 0 ? a : b;
        PersonDraft loser = survivor == a ? b : a;
        survivor.absorb(loser, position);
        mergedInto.put(loser.key, survivor.key);
        merged = true;
        people.remove(loser.key);
        if (loser.stored) {
            merges.add(new PersonMerge(loser.key, survivor.key, position));
        }
        Map<String, ConversationDraft> moved = conversations.remove(loser.key);
        if (moved != null) {
            moved.values().forEach(conversation -> move(conversation, survivor, position));
        }
        return survivor;
    }

    private void move(ConversationDraft conversation, PersonDraft survivor, long position) {
        conversation.changed = true;
        ConversationDraft there = conversationsOf(survivor.key).putIfAbsent(conversation.numberId, conversation);
        if (there != null) {
            there.absorb(conversation);
            if (there.current != null && there.current.open()) {
                adopt(survivor.key, there, there.current, position);
            }
        }
    }

    void outcome(long position, String field, @Nullable ContactKey contact, Outcome outcome, String reason) {
        outcomes.add(new ItemOutcome(
                EventOrigin.logSequence(position), EventOrigin.item(position), field, contact, outcome, reason));
    }

    /** If so configured, all messages that have no case go to this one: those here and those only in the store. */
    void adopt(ContactKey contact, ConversationDraft conversation, EngagementDraft engagement, long position) {
        if (!adoptEarlier) {
            return;
        }
        for (MessageDraft message : conversation.withoutCase) {
            if (message.engagement == null && !message.placeholder()) {
                message.inCase(engagement.key, position);
            }
        }
        conversation.withoutCase.clear();
        if (conversation.stored) {
            adoptions.add(new AdoptionDraft(contact, conversation.numberId, engagement.key, position));
        }
    }

    Adoption resolved(AdoptionDraft draft) {
        return new Adoption(
                ConversationKey.of(survivor(draft.contact()), draft.numberId()), draft.engagement(), draft.revision());
    }

    private Map<String, ConversationDraft> conversationsOf(ContactKey contact) {
        return conversations.computeIfAbsent(contact, c -> new LinkedHashMap<>());
    }
}
