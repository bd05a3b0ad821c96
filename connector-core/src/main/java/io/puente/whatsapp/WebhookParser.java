package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of a webhook into events, one per update, in the order of the document. Immutable and thread-safe.
 */
public final class WebhookParser {

    private static final String OBJECT = "whatsapp_business_account";

    /**
     * Never throws, whatever the bytes.
     *
     * @param logSequence of the log entry that holds the body; with the index of the update it makes
     *     {@link EventOrigin#position}
     */
    public List<InboundEvent> parse(long logSequence, byte[] body, Instant receivedAt) {
        JsonNode root;
        try {
            root = WebhookBody.read(body);
        } catch (BadUpdate e) {
            return List.of(unreadable(logSequence, receivedAt, e.getMessage()));
        }
        if (Update.isMark(root)) {
            return List.of();
        }
        String problem = envelopeProblem(root);
        if (problem != null) {
            return List.of(unreadable(logSequence, receivedAt, problem));
        }
        var reading = new Reading(logSequence, receivedAt);
        UpdateWalk.walk(root, reading);
        return List.copyOf(reading.events);
    }

    static @Nullable String envelopeProblem(JsonNode root) {
        if (!root.isObject()) {
            return "is not an object";
        }
        String object = Fields.id(root, "object");
        if (object != null && !object.equals(OBJECT)) {
            return "is not about WhatsApp: object must be " + OBJECT;
        }
        return Fields.get(root, "entry") == null ? "has no entry" : null;
    }

    private static InboundEvent unreadable(long logSequence, Instant receivedAt, @Nullable String reason) {
        var origin = new EventOrigin("", null, null, "", EventOrigin.position(logSequence, 0), receivedAt);
        return new InboundEvent.Unreadable(origin, "body: " + reason);
    }

    private static final class Reading implements UpdateWalk.Visitor {

        private final List<InboundEvent> events = new ArrayList<>(2);
        private final long logSequence;
        private final Instant receivedAt;
        private boolean overflown;

        Reading(long logSequence, Instant receivedAt) {
            this.logSequence = logSequence;
            this.receivedAt = receivedAt;
        }

        @Override
        public void update(int item, Update update) {
            if (update.erased() || overflown) {
                return;
            }
            EventOrigin origin = update.change().origin(logSequence, item, receivedAt);
            if (item == UpdateWalk.LAST) {
                overflown = true;
                events.add(new InboundEvent.Unreadable(
                        origin,
                        update.path() + ": this and all following updates were not read; a body may hold "
                                + UpdateWalk.LAST));
            } else {
                events.add(UpdateReader.read(update, origin));
            }
        }
    }
}
