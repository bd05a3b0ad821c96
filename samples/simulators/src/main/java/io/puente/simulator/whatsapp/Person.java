package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a WhatsApp user is.
 *
 * @param waId phone digits; null if the person shows a username only
 * @param userId business-scoped id, such as {@code ES.90000000000001}
 */
record Person(
        String name,
        @Nullable String waId,
        String userId,
        @Nullable String parentUserId,
        @Nullable String username) {

    static Person withPhone(String name, String waId, String country) {
        return new Person(name, waId, userId(country, waId), null, null);
    }

    static Person withUsername(String name, String username, String country) {
        return new Person(name, null, userId(country, username), null, username);
    }

    /** The same person always has the same id. */
    private static String userId(String country, String seed) {
        byte[] hash = Hash.sha256(seed.getBytes(StandardCharsets.UTF_8));
        return country + "."
                + new BigInteger(1, hash).mod(BigInteger.TEN.pow(18)).add(BigInteger.TEN.pow(18));
    }

    /** What wamids carry. */
    String digits() {
        return Optional.ofNullable(waId).orElseGet(() -> userId.replaceAll("\\D", ""));
    }

    ObjectNode toContact() {
        ObjectNode contact = Json.object();
        // Nobody knows the name of one who never wrote; then the whole profile is missing.
        if (!name.isEmpty()) {
            ObjectNode profile = contact.putObject("profile").put("name", name);
            putIfPresent(profile, "username", username);
        }
        putIfPresent(contact, "wa_id", waId);
        contact.put("user_id", userId);
        putIfPresent(contact, "parent_user_id", parentUserId);
        return contact;
    }

    static void putIfPresent(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
