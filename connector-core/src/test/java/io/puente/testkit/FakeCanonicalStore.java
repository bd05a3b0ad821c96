package io.puente.testkit;

import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import io.puente.store.CanonicalStore;
import io.puente.store.Lease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Canonical state in memory, with the semantics of the real store; its maps may be read by tests. Not thread-safe. */
public final class FakeCanonicalStore implements CanonicalStore {

    public final Map<ContactKey, Person> people = new TreeMap<>();
    public final Map<Identity, ContactKey> identities = new LinkedHashMap<>();
    public final Map<ConversationKey, Conversation> conversations = new LinkedHashMap<>();
    public final Map<EngagementKey, Engagement> engagements = new TreeMap<>();
    public final Map<MessageKey, Message> messages = new TreeMap<>();
    public final Map<ConsentKey, ConsentEntry> consents = new LinkedHashMap<>();
    public final Map<String, Long> revisions = new TreeMap<>();
    public final Map<ContactKey, Long> dirty = new TreeMap<>();
    public final List<ItemOutcome> outcomes = new ArrayList<>();
    public final List<MediaTask> media = new ArrayList<>();
    public int loads;
    public int commits;
    private final Map<ContactKey, Set<Identity>> identitiesOf = new LinkedHashMap<>();
    private final Map<ContactKey, Set<ConversationKey>> conversationsOf = new LinkedHashMap<>();
    private final Map<ContactKey, Set<ConsentKey>> consentsOf = new LinkedHashMap<>();
    private final Map<ConversationKey, Set<MessageKey>> withoutCase = new LinkedHashMap<>();
    private long cursor;
    private String ledgerHash = "";

    @Override
    public long cursor() {
        return cursor;
    }

    @Override
    public WorkingSet load(LoadRequest request) {
        loads++;
        Set<ContactKey> wanted = new LinkedHashSet<>();
        request.contacts().forEach(contact -> wanted.add(survivor(contact)));
        for (Identity identity : request.identities()) {
            ContactKey owner = identities.get(identity);
            if (owner != null) {
                wanted.add(owner);
            }
        }
        Map<Identity, ContactKey> owners = new LinkedHashMap<>();
        Map<ContactKey, Person> loaded = new LinkedHashMap<>();
        List<Conversation> theirs = new ArrayList<>();
        Map<EngagementKey, Engagement> cases = new LinkedHashMap<>();
        List<ConsentEntry> ledger = new ArrayList<>();
        for (ContactKey contact : wanted) {
            loaded.put(contact, people.get(contact));
            identitiesOf.getOrDefault(contact, Set.of()).forEach(identity -> owners.put(identity, contact));
            for (ConversationKey key : conversationsOf.getOrDefault(contact, Set.of())) {
                Conversation conversation = conversations.get(key);
                theirs.add(conversation);
                add(cases, conversation.currentEngagement());
            }
            consentsOf.getOrDefault(contact, Set.of()).forEach(key -> ledger.add(consents.get(key)));
        }
        Map<MessageKey, Message> found = new LinkedHashMap<>();
        for (MessageKey key : request.messages()) {
            Message message = messages.get(key);
            if (message != null) {
                found.put(key, message);
                add(cases, message.engagement());
            }
        }
        request.engagements().forEach(key -> add(cases, key));
        return new WorkingSet(owners, loaded, theirs, cases.values(), found, ledger, consents.size(), ledgerHash);
    }

    @Override
    public void commit(Lease lease, FoldCommit commit) {
        commits++;
        commit.merges().forEach(this::merge);
        commit.adoptions().forEach(this::adopt);
        commit.people().forEach(person -> people.put(person.key(), person));
        commit.identities().forEach(this::own);
        commit.conversations().forEach(this::put);
        commit.engagements().forEach(engagement -> engagements.put(engagement.key(), engagement));
        commit.messages().forEach(this::put);
        for (ConsentEntry entry : commit.consents()) {
            consents.put(entry.key(), entry);
            consentsOf
                    .computeIfAbsent(entry.contact(), c -> new LinkedHashSet<>())
                    .add(entry.key());
            ledgerHash = entry.hash();
        }
        media.addAll(commit.media());
        outcomes.addAll(commit.outcomes());
        revisions.putAll(commit.revisions());
        commit.dirty().forEach((contact, revision) -> dirty.merge(contact, revision, Math::max));
        cursor = commit.cursor();
    }

    /** People who have not been merged into others. */
    public List<Person> livingPeople() {
        return people.values().stream().filter(p -> p.mergedInto() == null).toList();
    }

    /** Messages a CRM would see, in our order. */
    public List<Message> transcript(EngagementKey engagement) {
        return messages.values().stream()
                .filter(m -> engagement.equals(m.engagement()) && !m.placeholder())
                .sorted(java.util.Comparator.comparingLong(Message::sequence))
                .toList();
    }

    private void own(Identity identity, ContactKey owner) {
        ContactKey before = identities.put(identity, owner);
        if (before != null) {
            Objects.requireNonNull(identitiesOf.get(before)).remove(identity);
        }
        identitiesOf.computeIfAbsent(owner, c -> new LinkedHashSet<>()).add(identity);
    }

    private void merge(PersonMerge merge) {
        Person loser = Objects.requireNonNull(people.get(merge.loser()));
        people.put(loser.key(), loser.mergedInto(merge.survivor()));
        new HashSet<>(identitiesOf.getOrDefault(loser.key(), Set.of())).forEach(i -> own(i, merge.survivor()));
        new HashSet<>(conversationsOf.getOrDefault(loser.key(), Set.of())).forEach(this::drop);
        engagements.replaceAll((key, e) -> e.contact().equals(loser.key()) ? moved(e, merge) : e);
        for (Message message : List.copyOf(messages.values())) {
            if (message.contact().equals(loser.key())) {
                put(message.movedTo(
                        merge.survivor(),
                        ConversationKey.of(merge.survivor(), message.numberId()),
                        message.engagement()));
                revisions.put(message.key().value(), merge.revision());
            }
        }
        Set<ConsentKey> theirs = consentsOf.remove(loser.key());
        if (theirs != null) {
            consentsOf
                    .computeIfAbsent(merge.survivor(), c -> new LinkedHashSet<>())
                    .addAll(theirs);
            theirs.forEach(key -> consents.computeIfPresent(key, (k, e) -> e.movedTo(merge.survivor())));
        }
        dirty.remove(loser.key());
        dirty.merge(merge.survivor(), merge.revision(), Math::max);
    }

    private Engagement moved(Engagement engagement, PersonMerge merge) {
        revisions.put(engagement.key().value(), merge.revision());
        return engagement.movedTo(merge.survivor(), ConversationKey.of(merge.survivor(), engagement.numberId()));
    }

    private void adopt(Adoption adoption) {
        for (MessageKey key : List.copyOf(withoutCase.getOrDefault(adoption.conversation(), Set.of()))) {
            Message message = Objects.requireNonNull(messages.get(key));
            if (!message.placeholder()) {
                put(message.movedTo(
                        message.contact(),
                        ConversationKey.of(message.contact(), message.numberId()),
                        adoption.engagement()));
                revisions.put(key.value(), adoption.revision());
            }
        }
    }

    private void put(Conversation conversation) {
        conversations.put(conversation.key(), conversation);
        conversationsOf
                .computeIfAbsent(conversation.contact(), c -> new LinkedHashSet<>())
                .add(conversation.key());
    }

    private void drop(ConversationKey key) {
        Conversation gone = Objects.requireNonNull(conversations.remove(key));
        Objects.requireNonNull(conversationsOf.get(gone.contact())).remove(key);
    }

    private void put(Message message) {
        Message before = messages.put(message.key(), message);
        if (before != null && before.engagement() == null) {
            Objects.requireNonNull(withoutCase.get(before.conversation())).remove(before.key());
        }
        if (message.engagement() == null) {
            withoutCase
                    .computeIfAbsent(message.conversation(), c -> new LinkedHashSet<>())
                    .add(message.key());
        }
    }

    private void add(Map<EngagementKey, Engagement> cases, @Nullable EngagementKey key) {
        Engagement engagement = key == null ? null : engagements.get(key);
        if (engagement != null) {
            cases.put(engagement.key(), engagement);
        }
    }

    private ContactKey survivor(ContactKey contact) {
        Person person = people.get(contact);
        return person == null || person.mergedInto() == null ? contact : survivor(person.mergedInto());
    }
}
