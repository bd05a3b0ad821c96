package io.puente.mapping;

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

/** Synthetic records to map. */
final class Inputs {

    static final String NUMBER = "100000000000001";
    static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    static final ContactKey CONTACT = new ContactKey("abcdefghijklmnopqrstuvwxyz");
    static final ConversationKey CONVERSATION = ConversationKey.of(CONTACT, NUMBER);
    static final MessageKey MESSAGE = MessageKey.of(NUMBER, "wamid.sample");
    static final EngagementKey ENGAGEMENT = EngagementKey.of(NUMBER, MESSAGE);

    private Inputs() {}

    static Person person(String name, String digits) {
        return new Person(
                CONTACT,
                name == null ? null : new Dated(name, AT),
                null,
                digits == null ? null : new Dated(digits, AT),
                null,
                null,
                AT,
                null,
                Set.of(Person.FLAG_RECYCLED_NUMBER, Person.FLAG_IDENTITY_CHANGED));
    }

    static Engagement engagement(String subject) {
        return new Engagement(
                ENGAGEMENT,
                CONVERSATION,
                CONTACT,
                NUMBER,
                Engagement.Opening.MESSAGE,
                AT,
                subject,
                Engagement.Status.OPEN,
                AT,
                AT,
                null,
                null,
                1);
    }

    static Message message(String kind, String text, DeliveryState state, DeliveryFact... facts) {
        return new Message(
                MESSAGE,
                NUMBER,
                "wamid.sample",
                CONTACT,
                CONVERSATION,
                ENGAGEMENT,
                Message.Direction.OUTBOUND,
                Message.Author.AGENT,
                kind,
                text,
                null,
                null,
                AT.plusSeconds(60),
                AT,
                5,
                state,
                List.of(facts),
                null,
                null,
                new MediaRef("media-1", null, "image/jpeg", null, "photo.jpg", false, false),
                Map.of("latitude", "40.4"));
    }

    static MappingInput contact(String name, String digits) {
        return new MappingInput(person(name, digits), Map.of(), null, null, null, null, BusinessNumber.UNKNOWN);
    }

    static MappingInput with(Message message) {
        return new MappingInput(
                person("Ana Prueba", "34600000001"),
                Map.of(),
                new Conversation(CONVERSATION, CONTACT, NUMBER, AT, AT, AT.plusSeconds(86_400), null, ENGAGEMENT),
                engagement("Hola"),
                message,
                null,
                BusinessNumber.UNKNOWN);
    }

    /** A message at a number, sent and its case opened at that time. */
    static MappingInput at(BusinessNumber number, String kind, Instant sentAt) {
        Message like = message(kind, "Hola", null);
        var sent = new Message(
                like.key(),
                like.numberId(),
                like.wamid(),
                like.contact(),
                like.conversation(),
                like.engagement(),
                Message.Direction.INBOUND,
                Message.Author.CUSTOMER,
                kind,
                like.text(),
                null,
                null,
                null,
                sentAt,
                5,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of());
        MappingInput whole = with(sent);
        return new MappingInput(whole.person(), Map.of(), whole.conversation(), whole.engagement(), sent, null, number);
    }
}
