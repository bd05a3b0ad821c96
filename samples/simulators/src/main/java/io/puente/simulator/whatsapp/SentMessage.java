package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that the platform accepted from the business.
 *
 * @param id wamid
 * @param person null if a group is addressed
 * @param byUserId addressed by business-scoped id, without phone
 * @param content the whole call body
 * @param category of pricing: service, or a template's
 * @param free inside the service window, where a service message cost nothing before October 2026
 * @param failure what a failed status will tell; null for a message that can arrive
 * @param lost accepted and gone, without any status: what happens to a user id in the field for phones
 */
record SentMessage(
        String id,
        BusinessNumber number,
        @Nullable Person person,
        boolean byUserId,
        String type,
        ObjectNode content,
        String category,
        boolean free,
        Instant acceptedAt,
        @Nullable Refusal failure,
        boolean lost) {

    Optional<String> callbackData() {
        return Optional.ofNullable(content.get("biz_opaque_callback_data")).map(node -> node.asText());
    }

    /** A line for people. */
    String summary() {
        return switch (type) {
            case "text" -> content.path("text").path("body").asText();
            case "template" ->
                "[template " + content.path("template").path("name").asText() + "]";
            case "reaction" -> content.path("reaction").path("emoji").asText();
            case "interactive" ->
                content.path("interactive").path("body").path("text").asText();
            default -> "[" + type + "] " + content.path(type).path("caption").asText("");
        };
    }
}
