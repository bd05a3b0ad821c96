package io.puente.fold;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.Person;
import io.puente.store.CanonicalStore.FoldCommit;
import io.puente.store.CanonicalStore.ItemOutcome;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.CanonicalStore.PersonMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the state into what the store has to write; people merged on the way are resolved here, once. */
final class CommitWriter {

    private final FoldState state;
    private final Map<String, Long> revisions = new HashMap<>();
    private final Map<ContactKey, Long> dirty = new LinkedHashMap<>();

    private CommitWriter(FoldState state) {
        this.state = state;
    }

    static FoldCommit write(FoldState state, long cursor) {
        return new CommitWriter(state).commit(cursor);
    }

    private FoldCommit commit(long cursor) {
        List<Person> people = people();
        List<Engagement> engagements = engagements();
        List<Message> messages = messages();
        List<ConsentEntry> consents = consents();
        Map<Identity, ContactKey> identities = new LinkedHashMap<>();
        state.newOwners.forEach((identity, owner) -> identities.put(identity, state.survivor(owner)));
        return new FoldCommit(
                cursor,
                state.outcomes.stream().map(this::resolved).toList(),
                state.merges.stream()
                        .map(m -> new PersonMerge(m.loser(), state.survivor(m.survivor()), m.revision()))
                        .toList(),
                people,
                identities,
                conversations(),
                engagements,
                messages,
                state.adoptions.stream().map(state::resolved).toList(),
                consents,
                state.media.stream().map(this::resolved).toList(),
                revisions,
                dirty);
    }

    private List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (PersonDraft person : state.people.values()) {
            if (person.changed) {
                people.add(person.toPerson());
            }
            if (person.revision > 0) {
                changed(person.key.value(), person.key, person.revision);
            }
        }
        return people;
    }

    private List<Conversation> conversations() {
        List<Conversation> conversations = new ArrayList<>();
        state.conversations.forEach((contact, byNumber) -> byNumber.values().forEach(conversation -> {
            if (conversation.changed) {
                conversations.add(conversation.toConversation(contact));
            }
        }));
        return conversations;
    }

    private List<Engagement> engagements() {
        List<Engagement> engagements = new ArrayList<>();
        for (EngagementDraft engagement : state.engagements.values()) {
            if (engagement.revision > 0) {
                ContactKey owner = state.survivor(engagement.contact);
                engagements.add(engagement.toEngagement(owner));
                changed(engagement.key.value(), owner, engagement.revision);
            }
        }
        return engagements;
    }

    private List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (MessageDraft message : state.messages.values()) {
            if (message.revision > 0) {
                ContactKey owner = state.survivor(message.contact);
                messages.add(message.toMessage(owner));
                changed(message.key.value(), owner, message.revision);
            }
        }
        return messages;
    }

    private List<ConsentEntry> consents() {
        List<ConsentEntry> consents = new ArrayList<>();
        for (ConsentEntry entry : state.ledger.added()) {
            ContactKey owner = state.survivor(entry.contact());
            consents.add(entry.movedTo(owner));
            changed(entry.key().value(), owner, entry.sequence());
        }
        return consents;
    }

    private void changed(String key, ContactKey owner, long revision) {
        revisions.put(key, revision);
        dirty.merge(owner, revision, Math::max);
    }

    private ItemOutcome resolved(ItemOutcome outcome) {
        @Nullable ContactKey contact = outcome.contact();
        return new ItemOutcome(
                outcome.sequence(),
                outcome.item(),
                outcome.field(),
                contact == null ? null : state.survivor(contact),
                outcome.outcome(),
                outcome.reason());
    }

    private MediaTask resolved(MediaTask task) {
        return new MediaTask(
                task.message(), state.survivor(task.contact()), task.numberId(), task.media(), task.receivedAt());
    }
}
