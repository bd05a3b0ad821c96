package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Messages of customers, and echoes of what staff sent from the phone app. */
final class MessageReader {

    private MessageReader() {}

    static InboundEvent received(JsonNode message, Change change, EventOrigin origin) {
        if (ContentReader.kind(message).equals("system") && IdentityReader.isAboutIdentity(message)) {
            return IdentityReader.ofSystem(message, change, origin);
        }
        var details = new Details();
        Party party = sender(message, change, details);
        InboundEvent correction = correction(message, party, origin, false);
        return correction != null
                ? correction
                : new InboundEvent.MessageReceived(origin, party, ContentReader.read(message, change, origin, details));
    }

    static InboundEvent echoed(JsonNode message, Change change, EventOrigin origin) {
        var details = new Details();
        Party party = recipient(message, change, details);
        InboundEvent correction = correction(message, party, origin, true);
        return correction != null
                ? correction
                : new InboundEvent.MessageEchoed(origin, party, ContentReader.read(message, change, origin, details));
    }

    static Party sender(JsonNode message, Change change, Details details) {
        PartyIds.noteMalformed(message, "from_user_id", details);
        Party named = PartyIds.of(
                Fields.id(message, "from"),
                Fields.id(message, "from_user_id"),
                Fields.id(message, "from_parent_user_id"));
        return complete(named, change, details);
    }

    static Party recipient(JsonNode message, Change change, Details details) {
        PartyIds.noteMalformed(message, "to_user_id", details);
        Party named = PartyIds.of(
                Fields.id(message, "to"), Fields.id(message, "to_user_id"), Fields.id(message, "to_parent_user_id"));
        return complete(named, change, details);
    }

    private static Party complete(Party named, Change change, Details details) {
        Contacts.Contact contact = change.contacts().match(named, change.alone());
        if (contact == null) {
            return named;
        }
        details.put("identityKeyHash", contact.identityKeyHash());
        return Contacts.merge(named, contact.party());
    }

    /** An edit or a revocation; null for every other type. */
    static @Nullable InboundEvent correction(JsonNode message, Party party, EventOrigin origin, boolean outbound) {
        String kind = ContentReader.kind(message);
        if (!kind.equals("edit") && !kind.equals("revoke")) {
            return null;
        }
        JsonNode body = Fields.object(message, kind);
        String original = Fields.id(body, "original_message_id");
        if (original == null) {
            throw new BadUpdate("does not say which message it changes (" + kind + ".original_message_id)");
        }
        Instant at = Timestamps.readOr(message, "timestamp", origin.receivedAt());
        if (kind.equals("revoke")) {
            return new InboundEvent.MessageRevoked(origin, party, original, at, outbound);
        }
        JsonNode edited = Fields.object(body, "message");
        if (edited == null) {
            throw new BadUpdate("does not say what the message became (edit.message)");
        }
        return new InboundEvent.MessageEdited(origin, party, original, editedText(edited), at, outbound);
    }

    /** Text or caption; empty if the edit removed the caption. */
    private static String editedText(JsonNode edited) {
        String kind = ContentReader.kind(edited);
        if (ContentReader.MEDIA.contains(kind)) {
            return Fields.textOr(Fields.object(edited, kind), "caption", "");
        }
        return BodyReader.read(kind, edited, new Details());
    }
}
