package io.puente.whatsapp;

import io.puente.model.MediaRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param wamid WhatsApp's message id, up to 512 characters
 * @param kind WhatsApp's type name; unknown ones as they are
 * @param sentAt the message's own time; the time of receipt if that was unreadable
 * @param text what a person should read: the body, the caption, or a short description of what was sent. U+0000 and lone
 *     surrogates are replaced by U+FFFD
 * @param details structured parts by name
 * @param replyTo wamid of the quoted message, or the one a reaction points to
 * @param groupId set for group messages
 */
public record MessageContent(
        String wamid,
        String kind,
        Instant sentAt,
        String text,
        Map<String, String> details,
        @Nullable MediaRef media,
        @Nullable String replyTo,
        @Nullable String groupId,
        List<PlatformError> errors) {

    public MessageContent {
        details = Map.copyOf(details);
        errors = List.copyOf(errors);
    }

    @Override
    public String toString() {
        return "MessageContent[" + kind + "]";
    }
}
