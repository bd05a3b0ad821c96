package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** JSON kept as text: every string clean, and on request without what tells who somebody is. */
final class RawJson {

    private static final Set<String> IDS = Set.of(
            "wa_id",
            "new_wa_id",
            "user_id",
            "parent_user_id",
            "previous_user_id",
            "previous_parent_user_id",
            "username",
            "from",
            "from_user_id",
            "from_parent_user_id",
            "to",
            "to_user_id",
            "to_parent_user_id",
            "recipient_id",
            "recipient_user_id",
            "recipient_parent_user_id",
            "parent_recipient_user_id",
            "recipient_participant_id",
            "recipient_participant_user_id",
            "recipient_participant_parent_user_id",
            "participant_recipient_id",
            "participant_recipient_user_id",
            "participant_recipient_parent_user_id",
            "previous",
            "current",
            "phone_number",
            "phone",
            "input");

    private static final Set<String> WORDS = Set.of(
            "contact",
            "contacts",
            "profile",
            "full_name",
            "first_name",
            "last_name",
            "body",
            "text",
            "caption",
            "vcard",
            "conversation_context",
            "sdp");

    private RawJson() {}

    /** Names of members that say who somebody is. */
    static boolean identifies(String name) {
        return IDS.contains(name);
    }

    static boolean personal(String name) {
        return IDS.contains(name) || WORDS.contains(name);
    }

    static String of(JsonNode node) {
        return copy(node, false).toString();
    }

    /** For what is kept without a person beside it, so that erasing a person need not look there. */
    static String impersonal(JsonNode node) {
        return copy(node, true).toString();
    }

    private static JsonNode copy(JsonNode node, boolean impersonal) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(CleanText.of(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(item -> copy.add(copy(item, impersonal)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> {
                if (!impersonal || !personal(field.getKey())) {
                    copy.set(CleanText.of(field.getKey()), copy(field.getValue(), impersonal));
                }
            });
            return copy;
        }
        return node;
    }
}
