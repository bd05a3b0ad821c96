package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Shared contact cards. A card is about a third person and never becomes part of the sender, with one exception: the
 * answer to a request for contact information is the sender's own number.
 */
final class CardsReader {

    private static final String OWN = "contact_request";

    private CardsReader() {}

    /** The names on the cards. */
    static String read(JsonNode message, Details details) {
        int cards = Fields.size(message, "contacts");
        if (cards == 0) {
            return "";
        }
        details.put("cardCount", Integer.toString(cards));
        details.jsonList("cards", Fields.get(message, "contacts"));
        // Documented beside the type in February 2026, inside the card since May.
        String origin = Fields.id(message, "origin");
        var names = new StringJoiner(", ");
        for (JsonNode card : Fields.items(message, "contacts")) {
            if (origin == null) {
                origin = Fields.id(card, "origin");
            }
            String name = name(card);
            if (name != null) {
                names.add(name);
            }
        }
        details.put("cardOrigin", origin);
        if (OWN.equals(origin) && cards == 1) {
            details.put(
                    "ownPhone",
                    phone(Fields.items(message, "contacts").iterator().next()));
        }
        return names.toString();
    }

    private static @Nullable String name(JsonNode card) {
        JsonNode name = Fields.object(card, "name");
        String formatted = Fields.text(name, "formatted_name");
        if (formatted != null) {
            return formatted;
        }
        var parts = new StringJoiner(" ");
        for (String part : new String[] {"first_name", "middle_name", "last_name"}) {
            String text = Fields.text(name, part);
            if (text != null) {
                parts.add(text);
            }
        }
        if (parts.length() > 0) {
            return parts.toString();
        }
        String company = Fields.text(Fields.object(card, "org"), "company");
        if (company != null) {
            return company;
        }
        String vcardName = vcardName(Fields.textOr(card, "vcard", ""));
        return vcardName == null ? Fields.text(Fields.object(card, "phones"), "phone") : vcardName;
    }

    /** The line {@code FN:Name} of a vCard. */
    private static @Nullable String vcardName(String vcard) {
        return vcard.lines()
                .filter(line -> line.startsWith("FN:"))
                .map(line -> line.substring(3).strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String phone(JsonNode card) {
        JsonNode phone = Fields.object(card, "phones");
        String digits = Fields.id(phone, "wa_id");
        if (digits == null) {
            digits = Fields.id(phone, "phone");
        }
        return digits == null ? null : PartyIds.phoneDigits(digits);
    }
}
