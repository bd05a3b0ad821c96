package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;

/** What a customer chose in WhatsApp's own settings about messages of the business. */
final class PreferenceReader {

    private PreferenceReader() {}

    static InboundEvent read(JsonNode preference, Change change, EventOrigin origin) {
        String value = Fields.id(preference, "value");
        if (value == null) {
            throw new BadUpdate("has no value");
        }
        Party named = PartyIds.of(
                Fields.id(preference, "wa_id"),
                Fields.id(preference, "user_id"),
                Fields.id(preference, "parent_user_id"));
        return new InboundEvent.PreferenceChanged(
                origin,
                change.contacts().complete(named, change.alone()),
                Fields.textOr(preference, "category", ""),
                value,
                Timestamps.readOr(preference, "timestamp", origin.receivedAt()),
                Fields.id(preference, "signup_id"),
                Fields.text(preference, "detail"));
    }
}
