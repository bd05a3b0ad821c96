package io.puente.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a conversation.
 *
 * @param kind WhatsApp's type name (text, image, reaction, …): an open set, unknown ones are kept. Empty for a
 *     placeholder: statuses, edits or revocations that arrived before the message itself; never shown to a CRM
 * @param text what a person should read; for non-text kinds a short description or the caption; the newest edit
 * @param originalText the text before the first edit, if there was one
 * @param sentAt WhatsApp's time of the message, to the second
 * @param sequence our own order, from the position in the log: ties of one second are told apart by it. 0 for a
 *     placeholder
 * @param engagement the case it belongs to; missing for history, echoes and others that came before the first case
 * @param details the structured parts, by name (latitude, button id, …); nested parts are JSON text
 * @param clientRef our own correlation key of a message sent by us (biz_opaque_callback_data)
 * @param replyTo key of the quoted or reacted-to message, which may be unknown here
 */
public record Message(
        MessageKey key,
        String numberId,
        String wamid,
        ContactKey contact,
        ConversationKey conversation,
        @Nullable EngagementKey engagement,
        Direction direction,
        Author author,
        String kind,
        String text,
        @Nullable String originalText,
        @Nullable Instant editedAt,
        @Nullable Instant revokedAt,
        Instant sentAt,
        long sequence,
        @Nullable DeliveryState deliveryState,
        List<DeliveryFact> deliveryFacts,
        @Nullable String clientRef,
        @Nullable MessageKey replyTo,
        @Nullable MediaRef media,
        Map<String, String> details) {

    /** Seen from the business. */
    public enum Direction {
        INBOUND,
        OUTBOUND
    }

    /** Who wrote it. */
    public enum Author {
        CUSTOMER,
        /** Staff on the phone app (echo); which person is not known. */
        PHONE_APP,
        /** An agent in a CRM. */
        AGENT,
        /** Another application of the business, known from statuses only. */
        OTHER_APP,
        /** WhatsApp itself. */
        SYSTEM
    }

    public Message {
        deliveryFacts = List.copyOf(deliveryFacts);
        details = Map.copyOf(details);
    }

    public boolean placeholder() {
        return kind.isEmpty();
    }

    /** The same message, of the person that its contact turned out to be, or in the case it turned out to belong to. */
    public Message movedTo(ContactKey person, ConversationKey thread, @Nullable EngagementKey place) {
        if (person.equals(contact) && thread.equals(conversation) && Objects.equals(place, engagement)) {
            return this;
        }
        return new Message(
                key,
                numberId,
                wamid,
                person,
                thread,
                place,
                direction,
                author,
                kind,
                text,
                originalText,
                editedAt,
                revokedAt,
                sentAt,
                sequence,
                deliveryState,
                deliveryFacts,
                clientRef,
                replyTo,
                media,
                details);
    }

    @Override
    public String toString() {
        return "Message[" + key + ", " + kind + "]";
    }
}
