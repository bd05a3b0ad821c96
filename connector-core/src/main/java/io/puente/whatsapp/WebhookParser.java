package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of a webhook into events, one per update, in the order of the document. Immutable and thread-safe.
 *
 * <p>Lenient: missing, null, {@code ""} and {@code []} are the same, numbers and strings stand for each other, a single
 * value stands for a list. Unknown types, statuses and fields are kept. An update that makes no sense is an
 * {@link InboundEvent.Unreadable} that names its path and the reason; the others of the same body go through. Updates
 * that were {@link WebhookRedactor erased} keep their number and yield no event. A body has room for 65,535 updates; one
 * {@code Unreadable} stands for all beyond.
 *
 * <p>The names of {@code details} of messages, where present:
 *
 * <ul>
 *   <li>any kind: {@code contextFrom}, {@code contextCallId}, {@code forwarded}, {@code frequentlyForwarded},
 *       {@code referredProduct.*}, {@code referral.*} (source_url, source_type, source_id, headline, body, ctwa_clid,
 *       media_type, image_url, video_url, thumbnail_url, welcome_message.text), {@code identityKeyHash},
 *       {@code errorCode} of the first error, {@code timestamp} ({@code missing} or {@code unreadable}: the time of
 *       receipt was taken), {@code malformedUserId}
 *   <li>media: {@code mediaStatus}, {@code sha256} ({@code unreadable})
 *   <li>location: {@code latitude}, {@code longitude}, {@code locationName}, {@code locationAddress},
 *       {@code locationUrl}
 *   <li>contacts: {@code cards} (JSON list), {@code cardCount}, {@code cardOrigin}, {@code ownPhone} (digits; only the
 *       answer to a request for the sender's own number)
 *   <li>reaction: {@code emoji}, {@code targetWamid}, {@code removed}
 *   <li>button: {@code buttonPayload}
 *   <li>interactive: {@code interactiveType}, {@code buttonId}, {@code listId}, {@code listDescription},
 *       {@code flowName}, {@code flowResponse} (as it came, usually JSON), {@code flowToken},
 *       {@code callPermission.response}, {@code callPermission.expiration} (ISO 8601), {@code callPermission.isPermanent},
 *       {@code callPermission.source}
 *   <li>order: {@code orderCatalogId}, {@code orderText}, {@code orderItems} (JSON list)
 *   <li>system: {@code systemType}, {@code identity.*}; unsupported: {@code unsupportedType}
 *   <li>history: {@code historyStatus} if it is unknown
 *   <li>anything unknown: {@code raw} (JSON)
 * </ul>
 *
 * <p>Statuses: {@code pricing.*}, {@code conversation.*} (times in seconds), {@code groupId}, {@code identityKeyHash}, {@code errorCode},
 * {@code raw} of an unknown status. Calls: {@code direction}, {@code status}, {@code startTime}, {@code endTime},
 * {@code duration} (all in seconds), {@code clientRef}, {@code errorCode}. Recorded events: WhatsApp's own names as dotted
 * paths, without ids and words of people; {@code time} of the entry; {@code raw} of unknown fields. A value has at most
 * 65,536 characters, then it ends with an ellipsis.
 *
 * <p>A {@code user_id_update} is no message: the content of its {@link InboundEvent.IdentityChanged} has an empty wamid.
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
