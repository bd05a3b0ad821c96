package io.puente.store;

import io.puente.model.ContactKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.TargetId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what became of one record, for people who ask. Read-only and thread-safe. */
public interface Tracing {

    /** Ids of the business numbers that have ever been written to. */
    Set<String> numbers();

    Optional<Message> message(MessageKey key);

    Optional<Engagement> engagement(EngagementKey key);

    /** In their order. */
    List<Message> messages(EngagementKey engagement, int limit);

    /** Who has this key now: the survivor, if the person was merged. */
    Optional<ContactKey> contact(ContactKey key);

    /** Cases of a person, newest first. */
    List<Engagement> engagements(ContactKey contact, int limit);

    /** Records of these keys in all CRMs, with the further records of a text that was split. */
    List<Link> links(Collection<String> keys);

    /** Records that a CRM knows by this id. Looks at every link. */
    List<Link> byRecordId(String recordId);

    /** What each CRM lacks of a person. */
    List<Waiting> waiting(ContactKey contact);

    /** What became of the updates of one log entry. */
    List<Item> items(long sequence);

    /** When a log entry came in. */
    Optional<Instant> receivedAt(long sequence);

    /** Up to here the log has been worked on. */
    long worked();

    /** A record in one CRM. */
    record Link(TargetId target, CrmLink link) {}

    /**
     * One person's row for one CRM.
     *
     * @param dueAt when it is next tried; null if the CRM has everything
     * @param afterFailure it waits because the CRM, or a record, failed
     */
    record Waiting(TargetId target, @Nullable Instant dueAt, boolean afterFailure, int attempts, boolean backfill) {}

    /** @param item from 0 */
    record Item(long sequence, int item, String field, String outcome, String reason) {}
}
