package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.model.DeliveryState;
import org.jspecify.annotations.Nullable;

/** Messages from before the number was connected: threads of messages, and media that follow later. */
final class HistoryReader {

    private HistoryReader() {}

    /** @param thread what the messages of one chat stand in; null for media that follow */
    static InboundEvent read(
            JsonNode message, @Nullable JsonNode thread, boolean echo, Change change, EventOrigin origin) {
        Party owner = thread == null ? Party.UNKNOWN : owner(thread);
        boolean fromCustomer = !echo && fromCustomer(message, owner, change);
        var details = new Details();
        Party named = fromCustomer
                ? MessageReader.sender(message, change, details)
                : MessageReader.recipient(message, change, details);
        Party party = Contacts.merge(named, owner);
        InboundEvent correction = MessageReader.correction(message, party, origin, !fromCustomer);
        if (correction != null) {
            return correction;
        }
        String status = Fields.id(Fields.object(message, "history_context"), "status");
        DeliveryState state = status == null ? null : StatusReader.state(status);
        if (status != null && state == null) {
            details.put("historyStatus", status);
        }
        return new InboundEvent.HistoryMessage(
                origin, party, ContentReader.read(message, change, origin, details), fromCustomer, state);
    }

    private static Party owner(JsonNode thread) {
        JsonNode context = Fields.object(thread, "context");
        Party named = PartyIds.of(
                Fields.id(context, "wa_id"),
                Fields.id(context, "user_id"),
                Fields.id(context, "parent_user_id"),
                Fields.text(context, "name"),
                Fields.id(context, "username"));
        return Contacts.merge(named, PartyIds.of(Fields.id(thread, "id"), null, null));
    }

    private static boolean fromCustomer(JsonNode message, Party owner, Change change) {
        Party from = PartyIds.of(Fields.id(message, "from"), Fields.id(message, "from_user_id"), null);
        if (change.isBusiness(from.phone())) {
            return false;
        }
        if (from.bsuid() != null || (from.phone() != null && from.phone().equals(owner.phone()))) {
            return true;
        }
        String to = Fields.id(message, "to");
        if (to != null && change.isBusiness(PartyIds.phoneDigits(to))) {
            return true;
        }
        return to == null && Fields.get(message, "to_user_id") == null;
    }
}
