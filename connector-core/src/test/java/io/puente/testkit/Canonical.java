package io.puente.testkit;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import io.puente.model.ConsentPurpose;
import io.puente.model.ContactKey;
import io.puente.model.ContactKeys;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Dated;
import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Synthetic people, cases and messages, numbered from 1; the same number always gives the same record. */
public final class Canonical {
    public static final String NUMBER = "100000000000001";
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final ContactKeys KEYS = new ContactKeys("a secret for tests only".getBytes(StandardCharsets.UTF_8));

    private Canonical() {}

    public static ContactKey contact(int person) {
        return KEYS.of(Identity.phone("34600" + (100000 + person)));
    }

    public static Person person(int number) {
        return person(number, "Person " + number, "user" + number);
    }

    public static Person person(int number, String name, String username) {
        return new Person(
                contact(number),
                new Dated(name, START),
                new Dated(username, START),
                new Dated("34600" + (100000 + number), START),
                null,
                null,
                START,
                null,
                Set.of());
    }

    public static Conversation conversation(int person) {
        ConversationKey key = ConversationKey.of(contact(person), NUMBER);
        return new Conversation(key, contact(person), NUMBER, START, START, null, null, engagementKey(person));
    }

    public static EngagementKey engagementKey(int person) {
        return EngagementKey.of(NUMBER, messageKey(person, 1));
    }

    public static Engagement engagement(int person, Engagement.Status status) {
        return new Engagement(
                engagementKey(person),
                ConversationKey.of(contact(person), NUMBER),
                contact(person),
                NUMBER,
                Engagement.Opening.MESSAGE,
                START,
                "Subject " + person,
                status,
                START,
                START,
                null,
                null,
                person);
    }

    public static MessageKey messageKey(int person, int message) {
        return MessageKey.of(NUMBER, "wamid." + person + "." + message);
    }

    public static Message message(int person, int number) {
        return message(person, number, "Text " + person + "/" + number, engagementKey(person), null);
    }

    public static Message message(
            int person, int number, String text, @Nullable EngagementKey engagement, @Nullable DeliveryState state) {
        return new Message(
                messageKey(person, number),
                NUMBER,
                "wamid." + person + "." + number,
                contact(person),
                ConversationKey.of(contact(person), NUMBER),
                engagement,
                Message.Direction.INBOUND,
                Message.Author.CUSTOMER,
                "text",
                text,
                null,
                null,
                null,
                START.plusSeconds(number),
                1000L * person + number,
                state,
                List.of(),
                null,
                null,
                null,
                Map.of());
    }

    public static ConsentEntry consent(int person, ConsentDecision decision) {
        return new ConsentEntry(
                ConsentKey.of("test", Integer.toString(person), decision.name()),
                person,
                contact(person),
                NUMBER,
                "number:" + NUMBER,
                ConsentPurpose.MARKETING,
                decision,
                "keyword",
                "STOP",
                "en",
                null,
                null,
                START,
                START,
                null,
                messageKey(person, 1),
                "",
                "hash-" + person,
                person);
    }
}
