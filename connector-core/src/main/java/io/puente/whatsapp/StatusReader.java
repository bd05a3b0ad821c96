package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.model.DeliveryState;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Delivery statuses of business messages; the set of names is open. */
final class StatusReader {

    /** Of older API versions; they say nothing about delivery. */
    private static final Set<String> LEGACY = Set.of("deleted", "warning");

    private StatusReader() {}

    static InboundEvent read(JsonNode status, Change change, EventOrigin origin) {
        if ("call".equals(Fields.id(status, "type")) || change.field().equals("calls")) {
            return CallReader.status(status, change, origin);
        }
        String wamid = ContentReader.wamid(status);
        String name = Fields.id(status, "status");
        if (name == null) {
            throw new BadUpdate("has no status");
        }
        var details = new Details();
        DeliveryState state = state(name);
        if (state == null && !LEGACY.contains(name.toLowerCase(Locale.ROOT))) {
            details.json("raw", status);
        }
        var errors = PlatformErrors.of(status);
        PlatformErrors.note(errors, details);
        money(status, details);
        details.copy("identityKeyHash", status, "recipient_identity_key_hash");
        Party named = isForGroup(status) ? participant(status, details) : recipient(status, details);
        return new InboundEvent.StatusChanged(
                origin,
                change.contacts().complete(named, change.alone()),
                wamid,
                state,
                name,
                Timestamps.readOr(status, "timestamp", origin.receivedAt(), details),
                isForGroup(status) ? participantKey(named) : "",
                Fields.text(status, "biz_opaque_callback_data"),
                errors,
                details.toMap());
    }

    static @Nullable DeliveryState state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "pending" -> DeliveryState.QUEUED;
            case "sent" -> DeliveryState.SENT;
            case "delivered" -> DeliveryState.DELIVERED;
            case "read" -> DeliveryState.READ;
            case "played" -> DeliveryState.PLAYED;
            case "failed", "error" -> DeliveryState.FAILED;
            default -> null;
        };
    }

    static Party recipient(JsonNode status, Details details) {
        PartyIds.noteMalformed(status, "recipient_user_id", details);
        return PartyIds.of(
                Fields.id(status, "recipient_id"),
                Fields.id(status, "recipient_user_id"),
                // The second until May 2026, the third in one published example.
                Fields.firstId(status, "recipient_parent_user_id", "parent_recipient_user_id", "parent_user_id"));
    }

    private static boolean isForGroup(JsonNode status) {
        return "group".equalsIgnoreCase(Fields.id(status, "recipient_type"))
                || Fields.firstId(
                                status,
                                "recipient_participant_id",
                                "participant_recipient_id",
                                "recipient_participant_user_id",
                                "participant_recipient_user_id")
                        != null;
    }

    private static Party participant(JsonNode status, Details details) {
        details.put("groupId", Fields.firstId(status, "recipient_id", "group_id"));
        return PartyIds.of(
                Fields.firstId(status, "recipient_participant_id", "participant_recipient_id"),
                Fields.firstId(status, "recipient_participant_user_id", "participant_recipient_user_id"),
                Fields.firstId(status, "recipient_participant_parent_user_id", "participant_recipient_parent_user_id"));
    }

    private static String participantKey(Party participant) {
        if (participant.bsuid() != null) {
            return participant.bsuid();
        }
        return participant.phone() == null ? "" : participant.phone();
    }

    private static void money(JsonNode status, Details details) {
        JsonNode conversation = Fields.object(status, "conversation");
        JsonNode pricing = Fields.object(status, "pricing");
        if (conversation != null) {
            details.copy("conversation.id", conversation, "id");
            details.copy("conversation.expiration_timestamp", conversation, "expiration_timestamp");
            details.flatten("conversation.origin", Fields.object(conversation, "origin"));
            if (pricing == null) {
                // Nested so in one published example about groups.
                pricing = Fields.object(conversation, "pricing");
            }
        }
        details.flatten("pricing", pricing);
    }
}
