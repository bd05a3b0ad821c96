package io.puente.store;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Canonical state: read for a batch of events, written once per batch. Only the fold writes. */
public interface CanonicalStore {

    /** Sequence of the last log entry that was folded. */
    long cursor();

    WorkingSet load(LoadRequest request);

    /** Cursor, item outcomes, state and outbox marks in one transaction. */
    void commit(Lease lease, FoldCommit commit) throws LeaseLost;

    /**
     * What a batch of events may touch.
     *
     * @param identities those in the events, with the variants to be tried as candidates
     */
    record LoadRequest(
            Set<Identity> identities,
            Set<MessageKey> messages,
            Set<EngagementKey> engagements,
            Set<ContactKey> contacts) {}

    /**
     * State as it is before the batch. Merged people are resolved: {@code owners} names the survivor.
     *
     * @param owners identities asked for that belong to somebody, and all identities of the people loaded
     * @param conversations all of the people loaded
     * @param engagements the current one of each conversation, those asked for, and those of the messages loaded
     * @param consents all of the people loaded
     * @param ledgerNumber number of the newest ledger entry, 0 if none; {@code ledgerHash} its hash, empty if none
     */
    record WorkingSet(
            Map<Identity, ContactKey> owners,
            Map<ContactKey, Person> people,
            Collection<Conversation> conversations,
            Collection<Engagement> engagements,
            Map<MessageKey, Message> messages,
            Collection<ConsentEntry> consents,
            long ledgerNumber,
            String ledgerHash) {}

    /**
     * Everything one batch changes. To be applied in this order: merges, adoptions (both to what is stored, in the order of
     * the lists), then the records, which are final: they already carry what the batch's own merges and adoptions did to
     * them. A survivor of a merge may be new: then it is among {@code people}.
     *
     * @param dirty people whose records must reach the CRMs, with the newest revision of each
     * @param revisions the revision of each record written, by its key's text; delivery sends what is newer than the
     *     acknowledged revision
     * @param identities new owners
     * @param media files to fetch
     */
    record FoldCommit(
            long cursor,
            List<ItemOutcome> outcomes,
            List<PersonMerge> merges,
            Collection<Person> people,
            Map<Identity, ContactKey> identities,
            Collection<Conversation> conversations,
            Collection<Engagement> engagements,
            Collection<Message> messages,
            List<Adoption> adoptions,
            List<ConsentEntry> consents,
            List<MediaTask> media,
            Map<String, Long> revisions,
            Map<ContactKey, Long> dirty) {}

    /**
     * What became of one update of one log entry.
     *
     * @param contact whom it concerns, for erasure; null if nobody
     */
    record ItemOutcome(
            long sequence,
            int item,
            String field,
            @org.jspecify.annotations.Nullable ContactKey contact,
            Outcome outcome,
            String reason) {}

    /** How an update ended. */
    enum Outcome {
        APPLIED,
        REPEATED,
        RECORDED,
        NEEDS_ATTENTION
    }

    /**
     * Two records turned out to be one person. The store moves identities, conversations, engagements, messages,
     * consent, links, log items and media of the loser to the survivor, gives them the revision, and joins two
     * conversations on one number. The key of a conversation stays {@link io.puente.model.ConversationKey#of} of its
     * contact and number, so moved conversations, and the messages and engagements that name them, get a new one; the
     * joined or moved conversation itself is always among the commit's conversations.
     */
    record PersonMerge(ContactKey loser, ContactKey survivor, long revision) {}

    /** Messages of a conversation that had no case get one: the engagement that opened next. */
    record Adoption(io.puente.model.ConversationKey conversation, EngagementKey engagement, long revision) {}

    /** A file to be fetched from WhatsApp. */
    record MediaTask(
            MessageKey message,
            ContactKey contact,
            String numberId,
            io.puente.model.MediaRef media,
            java.time.Instant receivedAt) {}
}
