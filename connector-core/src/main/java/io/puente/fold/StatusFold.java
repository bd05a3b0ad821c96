package io.puente.fold;

import io.puente.model.DeliveryFact;
import io.puente.model.DeliveryState;
import io.puente.model.MessageKey;
import io.puente.whatsapp.InboundEvent.StatusChanged;
import io.puente.whatsapp.PlatformError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Steps of delivery: the state is the maximum of what was seen, and every step is kept as a fact. */
final class StatusFold {

    private final FoldState state;
    private final MessageFold messages;
    private final PlatformRules platform;

    StatusFold(FoldState state, MessageFold messages, PlatformRules platform) {
        this.state = state;
        this.messages = messages;
        this.platform = platform;
    }

    /**
     * @param person null if the status names nobody; then the message must be known
     * @return whether anything changed; null if nobody knows which person's message it is
     */
    @Nullable
    Boolean changed(StatusChanged event, DeliveryState reached, String numberId, @Nullable PersonDraft person) {
        boolean group = !event.participant().isEmpty();
        // A member of a group is not the one the group's message belongs to.
        MessageDraft message = person == null || group
                ? state.messages.get(MessageKey.of(numberId, event.wamid()))
                : messages.message(numberId, event.wamid(), person, event.at());
        if (message == null) {
            return null;
        }
        if (message.placeholder()) {
            message.notLaterThan(event.at());
            if (person != null && !group && event.party().bsuid() != null) {
                message.contact = person.key;
            }
        }
        long position = event.origin().position();
        boolean changed = message.sentAs(event.clientRef(), position);
        if (event.errors().isEmpty()) {
            changed |=
                    message.delivered(new DeliveryFact(reached, event.at(), event.participant(), null, null), position);
        }
        for (PlatformError error : event.errors()) {
            changed |= message.delivered(
                    new DeliveryFact(reached, event.at(), event.participant(), error.code(), error.title()), position);
        }
        if (!group) {
            freeEntry(event, message);
        }
        return changed;
    }

    /**
     * WhatsApp says on the status itself that a message was free because of an advertisement. The first such message
     * starts the window; of two that can belong to one window the earlier counts.
     */
    private void freeEntry(StatusChanged event, MessageDraft message) {
        if (!"free_entry_point".equals(event.details().get("pricing.type"))) {
            return;
        }
        ConversationDraft conversation = state.conversation(message.contact, message.numberId);
        Instant known = conversation.freeEntryClosesAt();
        Instant closes = event.at().plus(platform.freeEntryWindow());
        if (known == null || !event.at().isBefore(known)) {
            conversation.freeEntryUntil(closes);
        } else if (closes.isBefore(known) && closes.isAfter(known.minus(platform.freeEntryWindow()))) {
            conversation.freeEntryFrom(closes);
        }
    }
}
