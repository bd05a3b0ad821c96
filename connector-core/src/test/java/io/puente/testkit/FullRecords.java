package io.puente.testkit;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import io.puente.model.ConsentPurpose;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Dated;
import io.puente.model.DeliveryFact;
import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.MediaRef;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records with every field set, to texts and moments that are easily damaged on the way. */
public final class FullRecords {
    public static final ContactKey CONTACT = Canonical.contact(77);
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456789Z");
    private static final String TEXT =
            "Grüße \"¡hola!\" \uD83D\uDE00 \u05E9\u05DC\u05D5\u05DD \\ line\r\nline\ttab '%_";
    private static final MessageKey KEY = MessageKey.of(Canonical.NUMBER, "wamid.full");
    private static final ConversationKey THREAD = ConversationKey.of(CONTACT, Canonical.NUMBER);
    private static final EngagementKey CASE = EngagementKey.of(Canonical.NUMBER, KEY);

    public static final Person PERSON = new Person(
            CONTACT,
            new Dated(TEXT, AT),
            new Dated("user", AT),
            new Dated("34600100077", AT),
            new Dated("US." + "x".repeat(128), AT),
            new Dated("US.ENT.1", AT),
            AT,
            null,
            Set.of(Person.FLAG_IDENTITY_CHANGED, Person.FLAG_RECYCLED_NUMBER));

    public static final Conversation CONVERSATION =
            new Conversation(THREAD, CONTACT, Canonical.NUMBER, AT, AT.plusNanos(1), AT.plusSeconds(2), AT, CASE);

    public static final Engagement ENGAGEMENT = new Engagement(
            CASE,
            THREAD,
            CONTACT,
            Canonical.NUMBER,
            Engagement.Opening.CALL,
            AT,
            TEXT,
            Engagement.Status.CLOSED,
            AT,
            AT,
            AT,
            "silence",
            Long.MAX_VALUE >> 8);

    public static final Message MESSAGE = new Message(
            KEY,
            Canonical.NUMBER,
            "wamid.full",
            CONTACT,
            THREAD,
            CASE,
            Message.Direction.OUTBOUND,
            Message.Author.AGENT,
            "image",
            TEXT,
            "before " + TEXT,
            AT,
            AT.plusSeconds(1),
            AT,
            (5L << 16) | 3,
            DeliveryState.DELIVERED,
            List.of(
                    new DeliveryFact(DeliveryState.FAILED, AT, "", 131026, "Message undeliverable"),
                    new DeliveryFact(DeliveryState.DELIVERED, AT, "member", null, null)),
            "ref-1",
            Canonical.messageKey(1, 1),
            new MediaRef("987", "https://files.example/a?b=c", "image/jpeg", "ab".repeat(32), TEXT, true, true),
            Map.of("latitude", "40.4", "nested", "{\"a\":[1]}"));

    public static final ConsentEntry CONSENT = new ConsentEntry(
            ConsentKey.of("full"),
            41,
            CONTACT,
            Canonical.NUMBER,
            "number:" + Canonical.NUMBER,
            ConsentPurpose.CALL,
            ConsentDecision.OPT_IN,
            "api",
            TEXT,
            "es",
            "front desk",
            "operator",
            AT,
            AT.plusSeconds(1),
            AT.plusSeconds(2),
            KEY,
            "hash-40",
            "hash-41",
            7);

    private FullRecords() {}
}
