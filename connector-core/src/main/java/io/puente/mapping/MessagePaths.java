package io.puente.mapping;

import io.puente.model.DeliveryFact;
import io.puente.model.DeliveryState;
import io.puente.model.MediaRef;
import io.puente.model.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping can read of a message. */
final class MessagePaths {

    /** The name of a structured part follows: {@code message.details.latitude}. */
    static final String DETAILS = "message.details.";

    private MessagePaths() {}

    static List<CanonicalPath> all() {
        List<CanonicalPath> paths = new ArrayList<>(new PathGroup<>("message", MappingInput::message)
                .text(
                        "key",
                        ContactPaths.KEY_LENGTH,
                        "Puente's own key of the message",
                        m -> m.key().value())
                .text("text", 0, "What a person should read; the newest edit", Message::text)
                .text("originalText", 0, "The text before the first edit", Message::originalText)
                .word("kind", 0, "WhatsApp's type: text, image, audio, location, ...", Message::kind)
                .choice("direction", Message.Direction.class, "Seen from the business", Message::direction)
                .choice("author", Message.Author.class, "Who wrote it", Message::author)
                .instant("sentAt", "WhatsApp's time of the message, to the second", Message::sentAt)
                .instant("editedAt", "Latest edit", Message::editedAt)
                .instant("revokedAt", "When the sender deleted it", Message::revokedAt)
                .flag("edited", "Whether it was edited", m -> m.editedAt() != null)
                .flag("revoked", "Whether the sender deleted it", m -> m.revokedAt() != null)
                .number("sequence", "Puente's order; tells messages of one second apart", Message::sequence)
                .choice("deliveryState", DeliveryState.class, "How far a business message got", Message::deliveryState)
                .instant("deliveredAt", "First time it was reported delivered", m -> first(m, DeliveryState.DELIVERED))
                .instant("readAt", "First time it was reported read", m -> first(m, DeliveryState.READ))
                .number("errorCode", "WhatsApp's error code while the state is FAILED", MessagePaths::errorCode)
                .text("errorText", 0, "WhatsApp's error title while the state is FAILED", MessagePaths::errorText)
                .text("clientRef", 0, "Correlation key of a message sent by Puente", Message::clientRef)
                .text(
                        "replyToKey",
                        ContactPaths.KEY_LENGTH,
                        "Key of the message it answers or reacts to",
                        m -> m.replyTo() == null ? null : m.replyTo().value())
                .text("mediaId", 0, "WhatsApp's id of the file; lives 7 days", m -> media(m, MediaRef::mediaId))
                .word("mediaType", 0, "MIME type of the file", m -> media(m, MediaRef::mimeType))
                .text("mediaFileName", 0, "The sender's own name of the file", m -> media(m, MediaRef::fileName))
                .paths());
        paths.addAll(LocalTimePaths.paths(
                "message", "", in -> in.message() == null ? null : in.message().sentAt(), "it was sent"));
        return paths;
    }

    static CanonicalPath detail(String name) {
        return new PathGroup<>("message", MappingInput::message)
                .text(
                        "details." + name,
                        0,
                        "Structured part '" + name + "' of the message",
                        m -> m.details().get(name))
                .paths()
                .get(0);
    }

    private static @Nullable String media(Message message, PathGroup.Part<MediaRef, String> part) {
        return message.media() == null ? null : part.of(message.media());
    }

    private static @Nullable Instant first(Message message, DeliveryState state) {
        Instant first = null;
        for (DeliveryFact fact : message.deliveryFacts()) {
            if (fact.state() == state && (first == null || fact.at().isBefore(first))) {
                first = fact.at();
            }
        }
        return first;
    }

    private static @Nullable Long errorCode(Message message) {
        DeliveryFact failure = failure(message);
        Integer code = failure == null ? null : failure.errorCode();
        return code == null ? null : Long.valueOf(code);
    }

    private static @Nullable String errorText(Message message) {
        DeliveryFact failure = failure(message);
        return failure == null ? null : failure.errorTitle();
    }

    /** The newest failure; none once the message got through after all. */
    private static @Nullable DeliveryFact failure(Message message) {
        if (message.deliveryState() != DeliveryState.FAILED) {
            return null;
        }
        DeliveryFact newest = null;
        for (DeliveryFact fact : message.deliveryFacts()) {
            if (fact.state() == DeliveryState.FAILED
                    && (newest == null || !fact.at().isBefore(newest.at()))) {
                newest = fact;
            }
        }
        return newest;
    }
}
