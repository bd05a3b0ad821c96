package io.puente.testkit;

import io.puente.mapping.BusinessNumber;
import io.puente.mapping.MappingInput;
import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import io.puente.model.ConsentPurpose;
import io.puente.model.ConsentState;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Dated;
import io.puente.model.DeliveryFact;
import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One synthetic person with a conversation, a case, a message and a consent. */
public final class SampleRecords {

    private static final String NUMBER = "100000000000001";
    private static final ContactKey CONTACT = new ContactKey("abcdefghijklmnopqrstuvwxyz");
    private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant SENT = Instant.parse("2026-03-02T10:05:00Z");
    private static final Instant OPTED_OUT = Instant.parse("2026-03-01T09:00:00Z");
    private static final MessageKey MESSAGE = MessageKey.of(NUMBER, "wamid.sample-1");
    private static final ConversationKey CONVERSATION = ConversationKey.of(CONTACT, NUMBER);
    private static final EngagementKey ENGAGEMENT = EngagementKey.of(NUMBER, MESSAGE);
    private static final ConsentKey CONSENT = ConsentKey.of("sample");

    public Person person() {
        return new Person(
                CONTACT,
                new Dated("Lucía Prueba", OPENED),
                null,
                new Dated("34600000001", OPENED),
                new Dated("ES.sample0001", OPENED),
                null,
                OPENED,
                null,
                Set.of());
    }

    public Engagement engagement() {
        return new Engagement(
                ENGAGEMENT,
                CONVERSATION,
                CONTACT,
                NUMBER,
                Engagement.Opening.MESSAGE,
                OPENED,
                "¿Dónde está mi pedido?",
                Engagement.Status.OPEN,
                OPENED,
                SENT,
                null,
                null,
                41);
    }

    public Message message() {
        return message("text", ENGAGEMENT);
    }

    public MappingInput input() {
        return new MappingInput(
                person(),
                Map.of(
                        ConsentPurpose.MARKETING,
                        new ConsentState(ConsentPurpose.MARKETING, ConsentDecision.OPT_OUT, OPTED_OUT, CONSENT)),
                new Conversation(
                        CONVERSATION,
                        CONTACT,
                        NUMBER,
                        OPENED,
                        SENT,
                        Instant.parse("2026-03-03T10:00:00Z"),
                        null,
                        ENGAGEMENT),
                engagement(),
                message(),
                consent(),
                BusinessNumber.displayed("+34 900 000 000"));
    }

    /** Nothing visible in the name, no phone number. */
    public MappingInput anonymous() {
        var person =
                new Person(CONTACT, new Dated("\u200b\u3164", OPENED), null, null, null, null, OPENED, null, Set.of());
        return new MappingInput(person, Map.of(), null, null, null, null, BusinessNumber.UNKNOWN);
    }

    public MappingInput historyMessage() {
        return new MappingInput(person(), Map.of(), null, null, message("text", null), null, null);
    }

    public MappingInput placeholder() {
        return new MappingInput(person(), Map.of(), null, null, message("", null), null, null);
    }

    private static Message message(String kind, EngagementKey engagement) {
        return new Message(
                MESSAGE,
                NUMBER,
                "wamid.sample-1",
                CONTACT,
                CONVERSATION,
                engagement,
                Message.Direction.OUTBOUND,
                Message.Author.AGENT,
                kind,
                "Su pedido llega mañana 📦",
                null,
                null,
                null,
                SENT,
                42,
                DeliveryState.DELIVERED,
                List.of(new DeliveryFact(DeliveryState.DELIVERED, SENT.plusSeconds(3), "", null, null)),
                "reply-1",
                null,
                null,
                Map.of());
    }

    private static ConsentEntry consent() {
        return new ConsentEntry(
                CONSENT,
                7,
                CONTACT,
                NUMBER,
                "number:" + NUMBER,
                ConsentPurpose.MARKETING,
                ConsentDecision.OPT_OUT,
                "keyword",
                "BAJA",
                "es",
                null,
                null,
                OPTED_OUT,
                OPTED_OUT.plusSeconds(2),
                null,
                MESSAGE,
                "",
                "sample-hash",
                40);
    }
}
