package io.puente.testkit;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import org.jspecify.annotations.Nullable;

/** Copies of records under another person. */
final class Moved {

    private Moved() {}

    static Engagement engagement(Engagement e, ContactKey contact) {
        return new Engagement(
                e.key(),
                ConversationKey.of(contact, e.numberId()),
                contact,
                e.numberId(),
                e.openedBy(),
                e.openedAt(),
                e.subject(),
                e.status(),
                e.lastInboundAt(),
                e.lastActivityAt(),
                e.closedAt(),
                e.closedBecause(),
                e.openingSequence());
    }

    static Message message(Message m, ContactKey contact, @Nullable EngagementKey engagement) {
        return new Message(
                m.key(),
                m.numberId(),
                m.wamid(),
                contact,
                ConversationKey.of(contact, m.numberId()),
                engagement,
                m.direction(),
                m.author(),
                m.kind(),
                m.text(),
                m.originalText(),
                m.editedAt(),
                m.revokedAt(),
                m.sentAt(),
                m.sequence(),
                m.deliveryState(),
                m.deliveryFacts(),
                m.clientRef(),
                m.replyTo(),
                m.media(),
                m.details());
    }

    static ConsentEntry consent(ConsentEntry e, ContactKey contact) {
        return new ConsentEntry(
                e.key(),
                e.number(),
                contact,
                e.numberId(),
                e.scope(),
                e.purpose(),
                e.decision(),
                e.source(),
                e.wording(),
                e.language(),
                e.place(),
                e.operator(),
                e.at(),
                e.recordedAt(),
                e.expiresAt(),
                e.sourceMessage(),
                e.previousHash(),
                e.hash(),
                e.sequence());
    }
}
