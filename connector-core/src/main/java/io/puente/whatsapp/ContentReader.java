package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.model.MediaRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message as such: what all types, directions and sources of messages have in common. */
final class ContentReader {

    static final Set<String> MEDIA = Set.of("image", "audio", "video", "document", "sticker");

    /** Column size of message ids; the documentation names no maximum. */
    static final int LONGEST_WAMID = 512;

    private static final int LONGEST_KIND = 64;

    /** To tell the type of a message that does not name it. */
    private static final List<String> BODIES = List.of(
            "text",
            "image",
            "audio",
            "video",
            "document",
            "sticker",
            "location",
            "contacts",
            "reaction",
            "button",
            "interactive",
            "order",
            "system",
            "edit",
            "revoke",
            "unsupported");

    private ContentReader() {}

    static String wamid(JsonNode message) {
        String id = Fields.id(message, "id");
        if (id == null) {
            throw new BadUpdate("has no id");
        }
        if (id.length() > LONGEST_WAMID) {
            throw new BadUpdate(
                    "has an id of " + id.length() + " characters; at most " + LONGEST_WAMID + " can be kept");
        }
        return id;
    }

    static String kind(JsonNode message) {
        String type = Fields.id(message, "type");
        if (type != null) {
            return CleanText.bounded(type, LONGEST_KIND);
        }
        for (String body : BODIES) {
            if (Fields.get(message, body) != null) {
                return body;
            }
        }
        return "unknown";
    }

    static MessageContent read(JsonNode message, Change change, EventOrigin origin, Details details) {
        String kind = kind(message);
        var sentAt = Timestamps.readOr(message, "timestamp", origin.receivedAt(), details);
        String text = BodyReader.read(kind, message, details);
        String replyTo = context(Fields.object(message, "context"), details);
        if (kind.equals("reaction")) {
            replyTo = Fields.id(Fields.object(message, "reaction"), "message_id");
        }
        details.flatten("referral", Fields.object(message, "referral"));
        details.flatten("identity", Fields.object(message, "identity"));
        List<PlatformError> errors = errors(message, kind, change);
        PlatformErrors.note(errors, details);
        MediaRef media = media(kind, message, details);
        return new MessageContent(
                wamid(message),
                kind,
                sentAt,
                text.isEmpty() ? PlatformErrors.reason(errors) : text,
                details.toMap(),
                media,
                replyTo,
                Fields.id(message, "group_id"),
                errors);
    }

    /** An answer without its body has the error that explains it beside it, at the value. */
    private static List<PlatformError> errors(JsonNode message, String kind, Change change) {
        List<PlatformError> own = PlatformErrors.of(message);
        boolean bodyMissing = Fields.get(message, kind) == null;
        return own.isEmpty() && bodyMissing && change.alone() ? PlatformErrors.of(change.value()) : own;
    }

    private static @Nullable MediaRef media(String kind, JsonNode message, Details details) {
        JsonNode media = MEDIA.contains(kind) ? Fields.object(message, kind) : null;
        return media == null ? null : MediaReader.read(media, details);
    }

    /** The wamid of the quoted message; forwarded messages have a context without one. */
    private static @Nullable String context(@Nullable JsonNode context, Details details) {
        if (context == null) {
            return null;
        }
        details.copy("contextFrom", context, "from");
        if (Fields.flag(context, "forwarded")) {
            details.put("forwarded", "true");
        }
        if (Fields.flag(context, "frequently_forwarded")) {
            details.put("frequentlyForwarded", "true");
        }
        details.flatten("referredProduct", Fields.object(context, "referred_product"));
        String id = Fields.id(context, "id");
        if (id != null && id.startsWith("wacid.")) {
            details.put("contextCallId", id);
            return null;
        }
        return id;
    }
}
