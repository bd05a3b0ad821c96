package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Whom a send call addresses.
 *
 * @param input as the caller wrote it
 * @param digits what the platform made of a phone; empty for a user id or a group
 * @param person null for a group, and for a user id that was read as a phone
 * @param lost a user id stood in the field for phones
 */
record Recipient(String input, String digits, @Nullable Person person, boolean byUserId, boolean lost) {

    static Recipient of(Param message, BusinessNumber from, People people) {
        if (message.optionalText("recipient_type", 32).orElse("individual").equals("group")) {
            String group = message.text("to", 512);
            if (!people.hasGroup(group)) {
                throw new Refusal(
                        400, 131041, "Group unknown", "The group does not exist or the business is no member.");
            }
            return new Recipient(group, "", null, false, false);
        }
        if (message.has("to")) {
            return phone(message.text("to", 131), from, people);
        }
        if (!message.has("recipient")) {
            throw Refusal.missing("to");
        }
        String userId = message.text("recipient", 131);
        if (!People.USER_ID.matcher(userId).matches()) {
            throw Refusal.invalid("recipient", "must be a business-scoped user id");
        }
        Person person = people.userId(userId).orElseThrow(() -> undeliverable());
        return new Recipient(userId, "", person, true, false);
    }

    private static Recipient phone(String to, BusinessNumber from, People people) {
        String digits = to.replaceAll("\\D", "");
        if (People.USER_ID.matcher(to).matches()) {
            // Seen in the field: answered with 200 and an id, then nothing, since the rest is taken for a phone number.
            return new Recipient(to, digits, null, false, true);
        }
        if (!to.matches("\\+?[0-9 ().-]+") || digits.length() < 7 || digits.length() > 15) {
            throw Refusal.invalid("to", "must be a phone number with country code");
        }
        String full = to.startsWith("+") ? digits : from.countryCode() + digits;
        if (full.equals(from.digits())) {
            throw new Refusal(
                    400, 131021, "Recipient cannot be sender", "Sender and recipient phone number is the same.");
        }
        return new Recipient(to, full, people.phone(full), false, false);
    }

    static Refusal undeliverable() {
        return new Refusal(400, 131026, "Message undeliverable", "The recipient cannot receive this message.");
    }

    /** The entry of {@code contacts} in the answer. */
    ObjectNode toContact() {
        ObjectNode contact = Json.object().put("input", input);
        if (byUserId) {
            contact.put("user_id", input);
        } else if (!digits.isEmpty()) {
            contact.put("wa_id", digits);
        }
        return contact;
    }
}
