package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.model.ConversationKey;
import io.puente.model.DeliveryFact;
import io.puente.model.DeliveryState;
import io.puente.model.EngagementKey;
import io.puente.model.MediaRef;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message while a batch is folded. Starts as a placeholder and is filled when the message itself is seen; statuses,
 * edits and revocations join it before or after with the same result.
 */
final class MessageDraft {

    static final String MEDIA_PLACEHOLDER = "media_placeholder";

    private static final Comparator<DeliveryFact> BY_TIME = Comparator.comparing(DeliveryFact::at)
            .thenComparing(DeliveryFact::state)
            .thenComparing(DeliveryFact::participant)
            .thenComparing(DeliveryFact::errorCode, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(DeliveryFact::errorTitle, Comparator.nullsFirst(Comparator.naturalOrder()));

    final MessageKey key;
    final String numberId;
    final String wamid;
    /** Position of the last change, 0 if there was none in this batch. */
    long revision;

    ContactKey contact;
    Message.Direction direction;
    Message.Author author;

    @Nullable
    EngagementKey engagement;

    Instant sentAt;
    private String kind = "";
    private String text = "";
    private @Nullable String originalText;
    private @Nullable Instant editedAt;
    private @Nullable Instant revokedAt;
    private long sequence;
    private @Nullable DeliveryState deliveryState;
    private List<DeliveryFact> deliveryFacts = List.of();
    private @Nullable String clientRef;
    private @Nullable MessageKey replyTo;
    private @Nullable MediaRef media;
    private Map<String, String> details = Map.of();

    /** A placeholder. */
    MessageDraft(
            MessageKey key,
            String numberId,
            String wamid,
            ContactKey contact,
            Message.Direction direction,
            Message.Author author,
            Instant sentAt) {
        this.key = key;
        this.numberId = numberId;
        this.wamid = wamid;
        this.contact = contact;
        this.direction = direction;
        this.author = author;
        this.sentAt = sentAt;
    }

    MessageDraft(Message message) {
        this(
                message.key(),
                message.numberId(),
                message.wamid(),
                message.contact(),
                message.direction(),
                message.author(),
                message.sentAt());
        engagement = message.engagement();
        kind = message.kind();
        text = message.text();
        originalText = message.originalText();
        editedAt = message.editedAt();
        revokedAt = message.revokedAt();
        sequence = message.sequence();
        deliveryState = message.deliveryState();
        deliveryFacts = message.deliveryFacts();
        clientRef = message.clientRef();
        replyTo = message.replyTo();
        media = message.media();
        details = message.details();
    }

    boolean placeholder() {
        return kind.isEmpty();
    }

    boolean awaitsMedia() {
        return kind.equals(MEDIA_PLACEHOLDER);
    }

    String kind() {
        return kind;
    }

    boolean hasDetail(String name) {
        return details.containsKey(name);
    }

    /** What the message says, where it stands, and who wrote it; an edit that came before keeps its text. */
    void fill(
            String newKind,
            String newText,
            Map<String, String> newDetails,
            @Nullable MediaRef newMedia,
            @Nullable MessageKey newReplyTo,
            Instant at,
            long position) {
        kind = newKind;
        if (editedAt == null) {
            text = newText;
        } else {
            originalText = newText;
        }
        details = newDetails;
        media = newMedia;
        replyTo = newReplyTo;
        sentAt = at;
        if (sequence == 0) {
            sequence = position;
        }
        revision = position;
    }

    /** The newest edit wins; of two at one moment the greater text. */
    boolean edited(String newText, Instant at, long position) {
        if (editedAt != null) {
            int order = at.compareTo(editedAt);
            if (order < 0 || (order == 0 && newText.compareTo(text) <= 0)) {
                return false;
            }
        } else if (!placeholder()) {
            originalText = text;
        }
        text = newText;
        editedAt = at;
        revision = position;
        return true;
    }

    /** The text stays: the agent may have acted on it. */
    boolean revoked(Instant at, long position) {
        if (revokedAt != null && !at.isBefore(revokedAt)) {
            return false;
        }
        revokedAt = at;
        revision = position;
        return true;
    }

    boolean delivered(DeliveryFact fact, long position) {
        if (deliveryFacts.contains(fact)) {
            return false;
        }
        var facts = new ArrayList<>(deliveryFacts);
        facts.add(fact);
        facts.sort(BY_TIME);
        deliveryFacts = facts;
        return reached(fact.state(), position) || touched(position);
    }

    boolean reached(DeliveryState state, long position) {
        DeliveryState joined = deliveryState == null ? state : deliveryState.max(state);
        if (joined == deliveryState) {
            return false;
        }
        deliveryState = joined;
        return touched(position);
    }

    boolean sentAs(@Nullable String ref, long position) {
        if (ref == null || ref.isEmpty() || clientRef != null) {
            return false;
        }
        clientRef = ref;
        return touched(position);
    }

    /** Joins structured parts; of two values for one name the greater text. */
    boolean detail(Map<String, String> more, long position) {
        var joined = new HashMap<>(details);
        more.forEach((name, value) -> joined.merge(name, value, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        if (joined.equals(details)) {
            return false;
        }
        details = joined;
        return touched(position);
    }

    void notLaterThan(Instant at) {
        if (at.isBefore(sentAt)) {
            sentAt = at;
        }
    }

    void inCase(EngagementKey key, long position) {
        engagement = key;
        touched(position);
    }

    Message toMessage(ContactKey owner) {
        return new Message(
                key,
                numberId,
                wamid,
                owner,
                ConversationKey.of(owner, numberId),
                engagement,
                direction,
                author,
                kind,
                text,
                originalText,
                editedAt,
                revokedAt,
                sentAt,
                sequence,
                deliveryState,
                deliveryFacts,
                clientRef,
                replyTo,
                media,
                details);
    }

    boolean touched(long position) {
        revision = Math.max(revision, position);
        return true;
    }
}
