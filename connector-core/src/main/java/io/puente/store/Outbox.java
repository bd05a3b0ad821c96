package io.puente.store;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.Message;
import io.puente.model.Person;
import io.puente.model.TargetId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which people are ahead of which CRM. A row is one person for one CRM: it carries the newest revision and the
 * acknowledged one, so that ten changes are one row and a day of outage is one row. Thread-safe.
 */
public interface Outbox {

    /**
     * People to be written because of what happened: if at least one row is due, also those that are dirty and not due
     * yet ride along, oldest first. Rows that wait after a failure never ride along.
     *
     * @param busy people with a call under way
     */
    List<DueRow> due(TargetId target, Instant now, int limit, Set<ContactKey> busy);

    /** People to be written only because of a {@link Backfill}; to be asked for while nobody else is due. */
    List<DueRow> backlog(TargetId target, Instant now, int limit, Set<ContactKey> busy);

    /** When the next row becomes due; empty if the CRM has everything. */
    java.util.Optional<Instant> nextDue(TargetId target);

    /**
     * The records of these people that are newer than acknowledged, or held back for another try, at the numbers the CRM
     * is bound to. People without anything at those numbers are left out.
     *
     * @param maxMessages per person; what is left over stays dirty and comes next, in order
     */
    default List<Bundle> load(TargetId target, List<DueRow> rows, int maxMessages) {
        return load(target, rows, maxMessages, CaseMessages.NONE);
    }

    /**
     * The same, and for every engagement among it its messages, new or not.
     *
     * @param perCase the most messages of one engagement, newest first counted; {@link CaseMessages#NONE} for none at all
     */
    List<Bundle> load(TargetId target, List<DueRow> rows, int maxMessages, int perCase);

    /** Attempt marks of records about to be written where writing is not idempotent; committed before the call. */
    void markAttempts(Lease lease, TargetId target, Collection<CrmLink> links) throws LeaseLost;

    /** Links, acknowledgements and retries of one delivery in one transaction. */
    void settle(Lease lease, TargetId target, Settlement settlement) throws LeaseLost;

    Depth depth(TargetId target, Instant now);

    /**
     * One person for one CRM.
     *
     * @param fill the back-fill that last marked the row, for {@link Acknowledgement}
     * @param backlog only a back-fill wants it
     */
    record DueRow(
            ContactKey contact,
            long dirty,
            long acknowledged,
            int attempts,
            Instant dirtySince,
            long fill,
            boolean backlog) {}

    /**
     * What one person has that the CRM does not.
     *
     * @param upTo revision up to which this bundle is complete; acknowledge this one
     * @param person always there; {@code personChanged} tells whether it is newer than acknowledged
     * @param engagements changed or held back ones, and those that the messages refer to
     * @param changedEngagements keys of those that are newer than acknowledged or held back
     * @param messages in order of sequence, without placeholders
     * @param consents changed or held back ledger entries
     * @param consentSources messages that the consents were given in and that are not to be written now
     * @param ledger the person's whole ledger, for the derived state
     * @param links of all records in the bundle and of the person
     * @param cases whole cases, by engagement; empty unless asked for
     */
    record Bundle(
            DueRow row,
            long upTo,
            Person person,
            boolean personChanged,
            List<Conversation> conversations,
            List<Engagement> engagements,
            Set<io.puente.model.EngagementKey> changedEngagements,
            List<Message> messages,
            List<ConsentEntry> consents,
            List<Message> consentSources,
            List<ConsentEntry> ledger,
            List<CrmLink> links,
            Map<io.puente.model.EngagementKey, CaseMessages> cases) {

        /** The same, once the cases are mapped: they may be large. */
        public Bundle withoutCases() {
            return cases.isEmpty()
                    ? this
                    : new Bundle(
                            row,
                            upTo,
                            person,
                            personChanged,
                            conversations,
                            engagements,
                            changedEngagements,
                            messages,
                            consents,
                            consentSources,
                            ledger,
                            links,
                            Map.of());
        }
    }

    /**
     * @param upTo the revision that was sent: newer changes keep the row dirty
     * @param fill of the row that was sent: of a row that a back-fill has marked since, nothing is acknowledged
     */
    record Acknowledgement(ContactKey contact, long upTo, long fill) {
        public static Acknowledgement of(DueRow row, long upTo) {
            return new Acknowledgement(row.contact(), upTo, row.fill());
        }
    }

    /** The row is to be tried again. */
    record Retry(ContactKey contact, Instant dueAt, int attempts) {}

    record Settlement(List<CrmLink> links, List<Acknowledgement> acknowledgements, List<Retry> retries) {}

    /**
     * How far behind a CRM is.
     *
     * @param dirtyRows people it lacks something of, without those of a back-fill
     * @param backlogRows people that a back-fill has marked and that are still to be written
     */
    record Depth(long dirtyRows, @Nullable Instant oldestDirty, long backlogRows, long needingAttention) {}
}
