package io.puente.testkit;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import io.puente.model.ConsentPurpose;
import io.puente.model.ContactKey;
import io.puente.model.ContactKeys;
import io.puente.model.Conversation;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Synthetic people, cases and messages, numbered from 1; the same number always gives the same record. */
public final class Canonical {
    public static final String NUMBER = "100000000000001";
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final AtNumber HERE = new AtNumber(NUMBER);
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
        return HERE.conversation(person);
    }

    public static EngagementKey engagementKey(int person) {
        return HERE.engagementKey(person);
    }

    public static Engagement engagement(int person, Engagement.Status status) {
        return HERE.engagement(person, status);
    }

    public static MessageKey messageKey(int person, int message) {
        return HERE.messageKey(person, message);
    }

    public static Message message(int person, int number) {
        return HERE.message(person, number);
    }

    public static Message message(
            int person, int number, String text, @Nullable EngagementKey engagement, @Nullable DeliveryState state) {
        return HERE.message(person, number, text, engagement, state);
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
