package io.puente.fold;

import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides, once and in the order of the log, which case a message opens or joins. */
final class Engagements {

    static final String CLOSED_BY_SILENCE = "silence";
    static final String CLOSED_IN_CRM = "crm-closed";

    private final FoldState state;
    private final SessionRules rules;

    Engagements(FoldState state, SessionRules rules) {
        this.state = state;
        this.rules = rules;
    }

    /**
     * Puts a message into its case.
     *
     * @param kind what {@link SessionRules#opens} is asked about
     * @param subject text of the message, for a case it may open
     */
    void place(MessageDraft message, String kind, String subject, long position) {
        ConversationDraft conversation = state.conversation(message.contact, message.numberId);
        Instant at = message.sentAt;
        EngagementDraft current = conversation.current;
        boolean opens = opensNew(current, kind, at);
        if (opens) {
            if (current != null) {
                current.close(current.silentSince().plus(rules.silence()), CLOSED_BY_SILENCE, position);
            }
            current = open(conversation, message, kind, subject, position);
        }
        if (current == null || (!opens && kind.equals(SessionRules.HISTORY))) {
            if (message.engagement == null) {
                conversation.withoutCase.add(message);
            }
            return;
        }
        message.inCase(current.key, position);
        current.message(at, inbound(message), position);
    }

    private boolean opensNew(@Nullable EngagementDraft current, String kind, Instant at) {
        if (!rules.opens(kind)) {
            return false;
        }
        if (current == null) {
            return true;
        }
        // Delivered late: it was written before the current case began.
        if (current.openedLaterThan(at)) {
            return false;
        }
        return !current.open() || current.silentAt(at, rules.silence());
    }

    private EngagementDraft open(
            ConversationDraft conversation, MessageDraft message, String kind, String subject, long position) {
        EngagementKey key = EngagementKey.of(message.numberId, message.key);
        var owner = state.survivor(message.contact);
        var engagement = new EngagementDraft(new Engagement(
                key,
                ConversationKey.of(owner, message.numberId),
                owner,
                message.numberId,
                kind.equals(SessionRules.CALL) ? Engagement.Opening.CALL : Engagement.Opening.MESSAGE,
                message.sentAt,
                SubjectLine.of(subject),
                Engagement.Status.OPEN,
                null,
                null,
                null,
                null,
                position));
        engagement.revision = position;
        state.engagements.put(key, engagement);
        conversation.current = engagement;
        conversation.changed = true;
        state.adopt(owner, conversation, engagement, position);
        return engagement;
    }

    private static boolean inbound(MessageDraft message) {
        return message.direction == Message.Direction.INBOUND;
    }

    /** A case closed or reopened by people. @return false if that changed nothing */
    boolean observed(EngagementDraft engagement, boolean closed, Instant at, long position) {
        if (closed) {
            return engagement.close(at, CLOSED_IN_CRM, position);
        }
        ConversationDraft conversation = state.conversation(engagement.contact, engagement.numberId);
        // A case reopened after a newer one began stays history for us: new messages go to the newer one.
        return conversation.current == engagement && engagement.reopen(at, position);
    }
}
