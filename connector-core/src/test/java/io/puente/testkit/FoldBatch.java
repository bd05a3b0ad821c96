package io.puente.testkit;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.Person;
import io.puente.store.CanonicalStore.Adoption;
import io.puente.store.CanonicalStore.FoldCommit;
import io.puente.store.CanonicalStore.ItemOutcome;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.store.CanonicalStore.PersonMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a commit of the fold together; every record gets the next revision and makes its person dirty. */
public final class FoldBatch {
    private final long cursor;
    private int item;
    private final List<ItemOutcome> outcomes = new ArrayList<>();
    private final List<PersonMerge> merges = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Map<Identity, ContactKey> identities = new HashMap<>();
    private final List<Conversation> conversations = new ArrayList<>();
    private final List<Engagement> engagements = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Adoption> adoptions = new ArrayList<>();
    private final List<ConsentEntry> consents = new ArrayList<>();
    private final List<MediaTask> media = new ArrayList<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final Map<ContactKey, Long> dirty = new HashMap<>();

    /** @param cursor sequence of the log entry this batch ends with */
    public FoldBatch(long cursor) {
        this.cursor = cursor;
    }

    private long next(ContactKey contact) {
        long revision = revision();
        dirty.merge(contact, revision, Math::max);
        return revision;
    }

    /** The revision that the next record gets. */
    public long peek() {
        return (cursor << 16) | item;
    }

    private long revision() {
        return (cursor << 16) | item++;
    }

    /** A person with one open case and a first message, see {@link Canonical}. */
    public FoldBatch story(int person) {
        return person(Canonical.person(person))
                .identity(Identity.phone("34600" + (100000 + person)), Canonical.contact(person))
                .conversation(Canonical.conversation(person))
                .engagement(Canonical.engagement(person, Engagement.Status.OPEN))
                .message(Canonical.message(person, 1));
    }

    public FoldBatch person(Person person) {
        people.add(person);
        revisions.put(person.key().value(), next(person.key()));
        return this;
    }

    public FoldBatch identity(Identity identity, ContactKey owner) {
        identities.put(identity, owner);
        return this;
    }

    public FoldBatch conversation(Conversation conversation) {
        conversations.add(conversation);
        return this;
    }

    public FoldBatch engagement(Engagement engagement) {
        engagements.add(engagement);
        revisions.put(engagement.key().value(), next(engagement.contact()));
        return this;
    }

    public FoldBatch message(Message message) {
        messages.add(message);
        revisions.put(message.key().value(), next(message.contact()));
        return this;
    }

    public FoldBatch consent(ConsentEntry entry) {
        consents.add(entry);
        revisions.put(entry.key().value(), next(entry.contact()));
        return this;
    }

    public FoldBatch media(MediaTask task) {
        media.add(task);
        return this;
    }

    public FoldBatch merge(ContactKey loser, ContactKey survivor) {
        merges.add(new PersonMerge(loser, survivor, next(survivor)));
        return this;
    }

    public FoldBatch adopt(ConversationKey conversation, EngagementKey engagement, ContactKey contact) {
        adoptions.add(new Adoption(conversation, engagement, next(contact)));
        return this;
    }

    public FoldBatch outcome(@Nullable ContactKey contact, Outcome outcome, String reason) {
        outcomes.add(new ItemOutcome(cursor, outcomes.size(), "messages", contact, outcome, reason));
        return this;
    }

    public FoldCommit build() {
        return new FoldCommit(
                cursor,
                outcomes,
                merges,
                people,
                identities,
                conversations,
                engagements,
                messages,
                adoptions,
                consents,
                media,
                revisions,
                dirty);
    }
}
