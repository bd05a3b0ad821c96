package io.puente.testkit;

import io.puente.model.DeliveryState;
import io.puente.model.MediaRef;
import io.puente.model.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of person 1's case with only what a transcript shows of it. */
public record Spoken(
        int number,
        Message.Author author,
        String kind,
        String text,
        @Nullable String file,
        boolean edited,
        boolean revoked,
        @Nullable DeliveryState state) {

    public static Spoken customer(int number, String text) {
        return new Spoken(number, Message.Author.CUSTOMER, "text", text, null, false, false, null);
    }

    public static Spoken agent(int number, String text) {
        return new Spoken(number, Message.Author.AGENT, "text", text, null, false, false, DeliveryState.SENT);
    }

    /** @param name null if the file has none */
    public static Spoken file(int number, String kind, @Nullable String name, String caption) {
        return new Spoken(number, Message.Author.CUSTOMER, kind, caption, name == null ? "" : name, false, false, null);
    }

    public Spoken corrected(String newText) {
        return new Spoken(number, author, kind, newText, file, true, revoked, state);
    }

    public Spoken deleted() {
        return new Spoken(number, author, kind, text, file, edited, true, state);
    }

    public Spoken ticked(DeliveryState newState) {
        return new Spoken(number, author, kind, text, file, edited, revoked, newState);
    }

    public Message message() {
        Message like = Canonical.message(1, number);
        Instant later = like.sentAt().plusSeconds(600);
        return new Message(
                like.key(),
                like.numberId(),
                like.wamid(),
                like.contact(),
                like.conversation(),
                like.engagement(),
                author == Message.Author.CUSTOMER ? Message.Direction.INBOUND : Message.Direction.OUTBOUND,
                author,
                kind,
                text,
                null,
                edited ? later : null,
                revoked ? later : null,
                like.sentAt(),
                like.sequence(),
                state,
                List.of(),
                null,
                null,
                file == null
                        ? null
                        : new MediaRef(
                                "media-" + number,
                                null,
                                "image/jpeg",
                                null,
                                file.isEmpty() ? null : file,
                                false,
                                false),
                Map.of());
    }
}
