package io.puente.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a conversation; becomes exactly one case in every CRM.
 *
 * @param openedBy what opened it, see {@link Opening}
 * @param openedAt time of the opening message
 * @param subject one line for the case's title, from the opening message; empty if it had no text
 * @param lastActivityAt latest message either way, by its own time
 * @param closedBecause why, in a word: {@code silence} or {@code crm-closed}
 */
public record Engagement(
        EngagementKey key,
        ConversationKey conversation,
        ContactKey contact,
        String numberId,
        Opening openedBy,
        Instant openedAt,
        String subject,
        Status status,
        @Nullable Instant lastInboundAt,
        @Nullable Instant lastActivityAt,
        @Nullable Instant closedAt,
        @Nullable String closedBecause,
        long openingSequence) {

    /** Open until silence or a closed case in the CRM ends it. */
    public enum Status {
        OPEN,
        CLOSED
    }

    /** What opened the engagement. */
    public enum Opening {
        MESSAGE,
        CALL
    }

    /** The same case, of the person that its contact turned out to be. */
    public Engagement movedTo(ContactKey person, ConversationKey thread) {
        if (person.equals(contact) && thread.equals(conversation)) {
            return this;
        }
        return new Engagement(
                key,
                thread,
                person,
                numberId,
                openedBy,
                openedAt,
                subject,
                status,
                lastInboundAt,
                lastActivityAt,
                closedAt,
                closedBecause,
                openingSequence);
    }

    @Override
    public String toString() {
        return "Engagement[" + key + ", " + status + "]";
    }
}
