package io.puente.benchmark;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversations of people who do not exist, the same for the same number: names and texts of all lengths, with and without emoji. */
final class PredictionPeople {
    private static final String NUMBER = "100000000000001";
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final List<String> WORDS = List.of(
            "pedido", "mañana", "gracias", "Straße", "invoice", "¿dónde?", "\uD83D\uDE00", "\uD83D\uDCE6", "ok");

    private PredictionPeople() {}

    /** @param inputs contact, case, messages, consent: what each kind of record is mapped from */
    record Talk(List<MappingInput> inputs) {}

    /** @param later the same conversation some time after: other names, states and dates */
    static Talk talk(int number, boolean later) {
        Random random = new Random(number * 2L + (later ? 1 : 0));
        ContactKey contact = new ContactKey(key(number));
        ConversationKey conversation = ConversationKey.of(contact, NUMBER);
        Instant opened = START.plus(Duration.ofMinutes(number));
        Instant now = later ? opened.plus(Duration.ofHours(3)) : opened;
        MessageKey opening = MessageKey.of(NUMBER, "wamid.prediction." + number + ".0");
        EngagementKey engagement = EngagementKey.of(NUMBER, opening);
        Person person = new Person(
                contact,
                random.nextInt(8) == 0 ? null : new Dated(text(random, 1 + random.nextInt(60)), now),
                random.nextInt(3) == 0 ? new Dated("user" + number + (later ? "x" : ""), now) : null,
                random.nextInt(6) == 0 ? null : new Dated("346" + (10_000_000 + number), now),
                random.nextInt(2) == 0 ? new Dated("ES." + key(number).repeat(1 + random.nextInt(4)), now) : null,
                null,
                opened,
                null,
                later && random.nextInt(3) == 0 ? Set.of(Person.FLAG_IDENTITY_CHANGED) : Set.of());
        Engagement stretch = new Engagement(
                engagement,
                conversation,
                contact,
                NUMBER,
                Engagement.Opening.MESSAGE,
                opened,
                random.nextInt(6) == 0 ? "" : text(random, 5 + random.nextInt(300)),
                later ? Engagement.Status.CLOSED : Engagement.Status.OPEN,
                now,
                now,
                null,
                null,
                number);
        ConsentKey consentKey = ConsentKey.of("prediction-" + number);
        var around = new Around(
                person,
                Map.of(
                        ConsentPurpose.MARKETING,
                        new ConsentState(ConsentPurpose.MARKETING, ConsentDecision.OPT_IN, now, consentKey)),
                new Conversation(
                        conversation, contact, NUMBER, now, now, now.plus(Duration.ofDays(1)), null, engagement),
                stretch);
        List<MappingInput> inputs = new ArrayList<>();
        inputs.add(around.with(null, null));
        for (int i = 0; i < 3; i++) {
            inputs.add(around.with(message(random, number, i, contact, conversation, engagement, now), null));
        }
        inputs.add(around.with(null, consent(random, number, consentKey, contact, now)));
        return new Talk(inputs);
    }

    private record Around(
            Person person,
            Map<ConsentPurpose, ConsentState> consents,
            Conversation conversation,
            Engagement engagement) {
        MappingInput with(@Nullable Message message, @Nullable ConsentEntry consent) {
            return new MappingInput(
                    person,
                    consents,
                    conversation,
                    engagement,
                    message,
                    consent,
                    BusinessNumber.displayed("+34 900 000 000"));
        }
    }

    private static Message message(
            Random random,
            int number,
            int index,
            ContactKey contact,
            ConversationKey conversation,
            EngagementKey engagement,
            Instant now) {
        String wamid = "wamid.prediction." + number + "." + index;
        boolean inbound = index % 2 == 0;
        DeliveryState state = DeliveryState.values()[1 + random.nextInt(4)];
        // One in eight is longer than a field of the smallest CRM.
        int length = random.nextInt(8) == 0 ? 1_501 + random.nextInt(2_500) : 1 + random.nextInt(400);
        return new Message(
                MessageKey.of(NUMBER, wamid),
                NUMBER,
                wamid,
                contact,
                conversation,
                engagement,
                inbound ? Message.Direction.INBOUND : Message.Direction.OUTBOUND,
                inbound ? Message.Author.CUSTOMER : Message.Author.AGENT,
                random.nextInt(4) == 0 ? "image" : "text",
                random.nextInt(10) == 0 ? "" : text(random, length),
                null,
                null,
                null,
                now.plusSeconds(index),
                number * 10L + index,
                inbound ? null : state,
                inbound ? List.of() : List.of(new DeliveryFact(state, now.plusSeconds(5), "", null, null)),
                inbound ? null : "reply-" + number,
                null,
                null,
                Map.of());
    }

    private static ConsentEntry consent(Random random, int number, ConsentKey key, ContactKey contact, Instant now) {
        return new ConsentEntry(
                key,
                number + 1L,
                contact,
                NUMBER,
                "number:" + NUMBER,
                ConsentPurpose.MARKETING,
                random.nextBoolean() ? ConsentDecision.OPT_IN : ConsentDecision.OPT_OUT,
                "keyword",
                text(random, 1 + random.nextInt(80)),
                "es",
                random.nextInt(3) == 0 ? null : "desk " + number,
                null,
                now,
                now.plusSeconds(2),
                null,
                null,
                "",
                "hash-" + number,
                number);
    }

    private static String key(int number) {
        StringBuilder key = new StringBuilder();
        for (int rest = number + 1, i = 0; i < 26; i++) {
            key.append(LETTERS.charAt(rest % 26));
            rest /= 26;
        }
        return key.toString();
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return text.toString().strip();
    }
}
