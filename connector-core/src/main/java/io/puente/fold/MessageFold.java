package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.whatsapp.EventOrigin;
import io.puente.whatsapp.InboundEvent.CallReported;
import io.puente.whatsapp.InboundEvent.HistoryMessage;
import io.puente.whatsapp.InboundEvent.IdentityChanged;
import io.puente.whatsapp.InboundEvent.MessageEchoed;
import io.puente.whatsapp.InboundEvent.MessageEdited;
import io.puente.whatsapp.InboundEvent.MessageReceived;
import io.puente.whatsapp.InboundEvent.MessageRevoked;
import io.puente.whatsapp.MessageContent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages and what happens to them: each is kept once by its key, whatever comes first. */
final class MessageFold {

    private static final String CALL_SEEN = "event.";

    private final FoldState state;
    private final Engagements engagements;
    private final PlatformRules platform;

    MessageFold(FoldState state, Engagements engagements, PlatformRules platform) {
        this.state = state;
        this.engagements = engagements;
        this.platform = platform;
    }

    /** @return the message if this is the first time it is seen, otherwise null */
    @Nullable
    MessageDraft received(MessageReceived event, String numberId, PersonDraft person) {
        MessageContent content = event.content();
        MessageDraft message = message(numberId, content.wamid(), person, content.sentAt());
        if (!message.placeholder()) {
            return null;
        }
        become(message, person.key, Message.Direction.INBOUND, Message.Author.CUSTOMER);
        fill(message, content, event.origin());
        ConversationDraft conversation = state.conversation(person.key, numberId);
        conversation.inbound(content.sentAt());
        if (platform.opensWindow(content.kind())) {
            conversation.serviceWindowUntil(content.sentAt().plus(platform.serviceWindow()));
        }
        engagements.place(
                message, content.kind(), content.text(), event.origin().position());
        return message;
    }

    boolean echoed(MessageEchoed event, String numberId, PersonDraft person) {
        MessageContent content = event.content();
        MessageDraft message = message(numberId, content.wamid(), person, content.sentAt());
        if (!message.placeholder()) {
            return false;
        }
        become(message, person.key, Message.Direction.OUTBOUND, Message.Author.PHONE_APP);
        fill(message, content, event.origin());
        state.conversation(person.key, numberId).active(content.sentAt());
        engagements.place(
                message, SessionRules.ECHO, content.text(), event.origin().position());
        return true;
    }

    boolean fromHistory(HistoryMessage event, String numberId, PersonDraft person) {
        MessageContent content = event.content();
        long position = event.origin().position();
        MessageDraft message = message(numberId, content.wamid(), person, content.sentAt());
        boolean first = message.placeholder();
        boolean better = message.awaitsMedia() && !content.kind().equals(MessageDraft.MEDIA_PLACEHOLDER);
        if (first) {
            become(
                    message,
                    person.key,
                    event.fromCustomer() ? Message.Direction.INBOUND : Message.Direction.OUTBOUND,
                    event.fromCustomer() ? Message.Author.CUSTOMER : Message.Author.PHONE_APP);
            state.conversation(person.key, numberId).active(content.sentAt());
        }
        if (first || better) {
            fill(message, content, event.origin());
        }
        if (first) {
            engagements.place(message, SessionRules.HISTORY, content.text(), position);
        }
        boolean reached = event.deliveryState() != null && message.reached(event.deliveryState(), position);
        return first || better || reached;
    }

    /** The notice of a changed number or BSUID stands in the transcript; it opens nothing. */
    boolean notice(IdentityChanged event, String numberId, PersonDraft person) {
        MessageContent content = event.content();
        MessageDraft message = message(numberId, content.wamid(), person, content.sentAt());
        if (!message.placeholder()) {
            return false;
        }
        become(message, person.key, Message.Direction.INBOUND, Message.Author.SYSTEM);
        fill(message, content, event.origin());
        engagements.place(message, "system", content.text(), event.origin().position());
        return true;
    }

    /** @param person null if the update names nobody; then the message must be known */
    @Nullable
    Boolean edited(MessageEdited event, String numberId, @Nullable PersonDraft person) {
        MessageDraft message = target(event.originalWamid(), event.outbound(), event.at(), numberId, person);
        return message == null
                ? null
                : message.edited(event.text(), event.at(), event.origin().position());
    }

    /** @param person null if the update names nobody; then the message must be known */
    @Nullable
    Boolean revoked(MessageRevoked event, String numberId, @Nullable PersonDraft person) {
        MessageDraft message = target(event.originalWamid(), event.outbound(), event.at(), numberId, person);
        return message == null
                ? null
                : message.revoked(event.at(), event.origin().position());
    }

    /** All events of one call are one message; the customer's ringing opens the window and, by default, a case. */
    boolean called(CallReported event, String numberId, PersonDraft person) {
        long position = event.origin().position();
        MessageDraft message = message(numberId, event.callId(), person, event.at());
        boolean first = message.placeholder();
        if (!first && message.hasDetail(CALL_SEEN + event.event())) {
            return false;
        }
        if (first) {
            become(
                    message,
                    person.key,
                    event.fromCustomer() ? Message.Direction.INBOUND : Message.Direction.OUTBOUND,
                    event.fromCustomer() ? Message.Author.CUSTOMER : Message.Author.OTHER_APP);
            message.fill(SessionRules.CALL, "Voice call", Map.of(), null, null, event.at(), position);
        }
        message.notLaterThan(event.at());
        Map<String, String> details = new HashMap<>(event.details());
        details.put(CALL_SEEN + event.event(), event.at().toString());
        message.detail(details, position);
        ConversationDraft conversation = state.conversation(person.key, numberId);
        boolean rings = event.fromCustomer() && event.event().equals("connect");
        if (rings) {
            conversation.inbound(event.at());
            conversation.serviceWindowUntil(event.at().plus(platform.serviceWindow()));
        } else {
            conversation.active(event.at());
        }
        engagements.place(message, rings ? SessionRules.CALL : SessionRules.CALL_EVENT, "", position);
        return true;
    }

    /** The message under this id, or a placeholder for it. */
    MessageDraft message(String numberId, String wamid, PersonDraft person, Instant at) {
        MessageKey key = MessageKey.of(numberId, wamid);
        MessageDraft message = state.messages.get(key);
        if (message == null) {
            message = new MessageDraft(
                    key, numberId, wamid, person.key, Message.Direction.OUTBOUND, Message.Author.OTHER_APP, at);
            state.messages.put(key, message);
            state.conversation(person.key, numberId).withoutCase.add(message);
        }
        return message;
    }

    private @Nullable MessageDraft target(
            String wamid, boolean outbound, Instant at, String numberId, @Nullable PersonDraft person) {
        MessageDraft message = person == null
                ? state.messages.get(MessageKey.of(numberId, wamid))
                : message(numberId, wamid, person, at);
        if (message != null && message.placeholder() && person != null) {
            become(
                    message,
                    person.key,
                    outbound ? Message.Direction.OUTBOUND : Message.Direction.INBOUND,
                    outbound ? Message.Author.PHONE_APP : Message.Author.CUSTOMER);
            message.notLaterThan(at);
        }
        return message;
    }

    private static void become(
            MessageDraft message, ContactKey contact, Message.Direction direction, Message.Author author) {
        message.contact = contact;
        message.direction = direction;
        message.author = author;
    }

    private void fill(MessageDraft message, MessageContent content, EventOrigin origin) {
        MessageKey replyTo = content.replyTo() == null ? null : MessageKey.of(message.numberId, content.replyTo());
        message.fill(
                content.kind(),
                content.text(),
                content.details(),
                content.media(),
                replyTo,
                content.sentAt(),
                origin.position());
        if (content.media() != null && content.media().mediaId() != null) {
            state.media.add(new MediaTask(
                    message.key, message.contact, message.numberId, content.media(), origin.receivedAt()));
        }
    }
}
