package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phone number or BSUID of a customer changed. */
final class IdentityReader {

    private static final Set<String> TYPES = Set.of(
            "user_changed_number",
            "customer_changed_number",
            "user_changed_user_id",
            "customer_identity_changed",
            "user_identity_changed");

    private IdentityReader() {}

    /** False for system messages about something else, which stay ordinary messages. */
    static boolean isAboutIdentity(JsonNode message) {
        JsonNode system = Fields.object(message, "system");
        String type = Fields.id(system, "type");
        return (type != null && TYPES.contains(type))
                || Fields.get(message, "identity") != null
                || (system != null
                        && Fields.firstId(system, "previous_user_id", "previous_parent_user_id", "new_wa_id") != null);
    }

    static InboundEvent ofSystem(JsonNode message, Change change, EventOrigin origin) {
        JsonNode system = Fields.object(message, "system");
        JsonNode parts = system == null ? message : system;
        String type = Fields.textOr(system, "type", "customer_identity_changed");
        var details = new Details();
        Party sender = PartyIds.of(
                Fields.id(message, "from"),
                Fields.id(message, "from_user_id"),
                Fields.id(message, "from_parent_user_id"));
        Party next = system == null
                ? Party.UNKNOWN
                : PartyIds.of(
                        // new_wa_id is the spelling of the first API versions.
                        Fields.firstId(parts, "wa_id", "new_wa_id"),
                        Fields.id(parts, "user_id"),
                        Fields.id(parts, "parent_user_id"));
        Party before =
                PartyIds.of(null, Fields.id(parts, "previous_user_id"), Fields.id(parts, "previous_parent_user_id"));
        Party previous;
        Party current;
        if (type.endsWith("identity_changed") && before.anonymous()) {
            // The person has a new device or key; who it is did not change.
            previous = change.contacts().complete(Contacts.merge(sender, next), change.alone());
            current = previous;
        } else {
            previous = change.contacts().complete(Contacts.merge(before, withoutNew(sender, next)), false);
            current = change.contacts().complete(next, false);
        }
        if (previous.anonymous() && current.anonymous()) {
            throw new BadUpdate("names neither the previous nor the current identity");
        }
        return new InboundEvent.IdentityChanged(
                origin,
                previous,
                current,
                type,
                Timestamps.readOr(message, "timestamp", origin.receivedAt()),
                ContentReader.read(message, change, origin, details));
    }

    /** The sender's ids are the old ones, unless they equal the new ones. */
    private static Party withoutNew(Party sender, Party next) {
        return new Party(
                unless(sender.phone(), next.phone()),
                unless(sender.bsuid(), next.bsuid()),
                unless(sender.parentBsuid(), next.parentBsuid()),
                null,
                null);
    }

    private static @Nullable String unless(@Nullable String id, @Nullable String other) {
        return id != null && id.equals(other) ? null : id;
    }

    /** The field user_id_update: never released for subscription, but forwarded by some providers. No message id. */
    static InboundEvent ofUpdate(JsonNode update, Change change, EventOrigin origin) {
        JsonNode userId = Fields.object(update, "user_id");
        JsonNode parent = Fields.object(update, "parent_user_id");
        String phone = Fields.id(update, "wa_id");
        Party previous = PartyIds.of(phone, Fields.id(userId, "previous"), Fields.id(parent, "previous"));
        Party current = PartyIds.of(phone, Fields.id(userId, "current"), Fields.id(parent, "current"));
        if (previous.anonymous() && current.anonymous()) {
            throw new BadUpdate("names neither the previous nor the current identity");
        }
        var details = new Details();
        var at = Timestamps.readOr(update, "timestamp", origin.receivedAt(), details);
        var content = new MessageContent(
                "", "system", at, Fields.textOr(update, "detail", ""), details.toMap(), null, null, null, List.of());
        return new InboundEvent.IdentityChanged(
                origin, previous, change.contacts().complete(current, false), "user_id_update", at, content);
    }
}
