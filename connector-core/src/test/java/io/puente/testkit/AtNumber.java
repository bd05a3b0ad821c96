package io.puente.testkit;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import io.puente.model.ConsentPurpose;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people of {@link Canonical} at another business number; the same numbers always give the same records. */
public record AtNumber(String numberId) {

    public MessageKey messageKey(int person, int message) {
        return MessageKey.of(numberId, "wamid." + person + "." + message);
    }

    public EngagementKey engagementKey(int person) {
        return EngagementKey.of(numberId, messageKey(person, 1));
    }

    private ConversationKey conversationKey(int person) {
        return ConversationKey.of(Canonical.contact(person), numberId);
    }

    public Conversation conversation(int person) {
        return new Conversation(
                conversationKey(person),
                Canonical.contact(person),
                numberId,
                Canonical.START,
                Canonical.START,
                null,
                null,
                engagementKey(person));
    }

    public Engagement engagement(int person) {
        return engagement(person, Engagement.Status.OPEN);
    }

    Engagement engagement(int person, Engagement.Status status) {
        return new Engagement(
                engagementKey(person),
                conversationKey(person),
                Canonical.contact(person),
                numberId,
                Engagement.Opening.MESSAGE,
                Canonical.START,
                "Subject " + person,
                status,
                Canonical.START,
                Canonical.START,
                null,
                null,
                person);
    }

    public Message message(int person, int number) {
        return message(person, number, "Text " + person + "/" + number, engagementKey(person), null);
    }

    Message message(
            int person, int number, String text, @Nullable EngagementKey engagement, @Nullable DeliveryState state) {
        return new Message(
                messageKey(person, number),
                numberId,
                "wamid." + person + "." + number,
                Canonical.contact(person),
                conversationKey(person),
                engagement,
                Message.Direction.INBOUND,
                Message.Author.CUSTOMER,
                "text",
                text,
                null,
                null,
                null,
                Canonical.START.plusSeconds(number),
                1000L * person + number,
                state,
                List.of(),
                null,
                null,
                null,
                Map.of());
    }

    /** @param portfolio what the decision covers instead of this number alone; null for this number */
    public ConsentEntry consent(int person, int number, ConsentDecision decision, @Nullable String portfolio) {
        return new ConsentEntry(
                ConsentKey.of("test", numberId, Integer.toString(person), Integer.toString(number)),
                number,
                Canonical.contact(person),
                numberId,
                portfolio == null ? "number:" + numberId : "portfolio:" + portfolio,
                ConsentPurpose.MARKETING,
                decision,
                "keyword",
                "STOP",
                "en",
                null,
                null,
                Canonical.START,
                Canonical.START,
                null,
                messageKey(person, 1),
                "",
                "hash-" + number,
                number);
    }

    /** What {@link FoldBatch#story} is at the usual number, without the person. */
    public FoldBatch story(FoldBatch batch, int person) {
        return batch.conversation(conversation(person))
                .engagement(engagement(person))
                .message(message(person, 1));
    }
}
