package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.EngagementKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation while a batch is folded. */
final class ConversationDraft {

    final String numberId;
    /** Messages of this batch's working set that have no case. */
    final List<MessageDraft> withoutCase = new ArrayList<>();
    /** The store has messages of it that are not in the working set. */
    boolean stored;

    boolean changed;

    @Nullable
    EngagementDraft current;

    private @Nullable Instant lastInboundAt;
    private @Nullable Instant lastActivityAt;
    private @Nullable Instant serviceWindowClosesAt;
    private @Nullable Instant freeEntryClosesAt;

    /** One without any message yet. */
    ConversationDraft(String numberId) {
        this.numberId = numberId;
        this.changed = true;
    }

    ConversationDraft(Conversation conversation, @Nullable EngagementDraft current) {
        this.numberId = conversation.numberId();
        this.stored = true;
        this.current = current;
        this.lastInboundAt = conversation.lastInboundAt();
        this.lastActivityAt = conversation.lastActivityAt();
        this.serviceWindowClosesAt = conversation.serviceWindowClosesAt();
        this.freeEntryClosesAt = conversation.freeEntryClosesAt();
    }

    void active(Instant at) {
        lastActivityAt = later(lastActivityAt, at);
    }

    void inbound(Instant at) {
        active(at);
        lastInboundAt = later(lastInboundAt, at);
    }

    void serviceWindowUntil(Instant end) {
        serviceWindowClosesAt = later(serviceWindowClosesAt, end);
    }

    void freeEntryUntil(Instant end) {
        freeEntryClosesAt = later(freeEntryClosesAt, end);
    }

    /** The same window began earlier than thought. */
    void freeEntryFrom(Instant end) {
        freeEntryClosesAt = end;
        changed = true;
    }

    @Nullable
    Instant freeEntryClosesAt() {
        return freeEntryClosesAt;
    }

    /** Takes over the other conversation on the same number; the case that opened later stays the current one. */
    void absorb(ConversationDraft other) {
        lastInboundAt = later(lastInboundAt, other.lastInboundAt);
        lastActivityAt = later(lastActivityAt, other.lastActivityAt);
        serviceWindowClosesAt = later(serviceWindowClosesAt, other.serviceWindowClosesAt);
        freeEntryClosesAt = later(freeEntryClosesAt, other.freeEntryClosesAt);
        withoutCase.addAll(other.withoutCase);
        stored |= other.stored;
        changed = true;
        if (current == null || (other.current != null && other.current.openedAfter(current))) {
            current = other.current;
        }
    }

    Conversation toConversation(ContactKey contact) {
        EngagementKey key = current == null ? null : current.key;
        return new Conversation(
                ConversationKey.of(contact, numberId),
                contact,
                numberId,
                lastInboundAt,
                lastActivityAt,
                serviceWindowClosesAt,
                freeEntryClosesAt,
                key);
    }

    private @Nullable Instant later(@Nullable Instant known, @Nullable Instant other) {
        if (other == null || (known != null && !other.isAfter(known))) {
            return known;
        }
        changed = true;
        return other;
    }
}
