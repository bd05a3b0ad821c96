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
import io.puente.store.CanonicalStore.FoldCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversations of people who do not exist, the same for the same number: names and texts of all lengths, with and without emoji. */
final class PredictionPeople {
    /** The ledger's numbers of what people say later. */
    private static final int LATER = 1_000_000;

    private static final String NUMBER = "100000000000001";
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final List<String> WORDS = List.of(
            "pedido", "mañana", "gracias", "Straße", "invoice", "¿dónde?", "\uD83D\uDE00", "\uD83D\uDCE6", "ok");

    private PredictionPeople() {}

    /** @param inputs contact, case, messages, consent: what each kind of record is mapped from */
    record Talk(List<MappingInput> inputs) {

        /** Texts of the canonical keys of everything that may become a record. */
        List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (MappingInput input : inputs) {
                if (input.message() != null) {
                    keys.add(input.message().key().value());
                } else if (input.consent() != null) {
                    keys.add(input.consent().key().value());
                } else {
                    keys.add(input.person().key().value());
                    keys.add(Objects.requireNonNull(input.engagement()).key().value());
                }
            }
            return keys;
        }
    }

    /** As the fold writes them, whoever is concerned being due for delivery. */
    static FoldCommit commit(List<Talk> talks, long batch) {
        List<Person> people = new ArrayList<>();
        List<Conversation> conversations = new ArrayList<>();
        List<Engagement> engagements = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        List<ConsentEntry> consents = new ArrayList<>();
        Map<String, Long> revisions = new HashMap<>();
        Map<ContactKey, Long> dirty = new HashMap<>();
        long revision = batch << 32;
        for (Talk talk : talks) {
            for (MappingInput input : talk.inputs()) {
                if (input.message() != null) {
                    messages.add(input.message());
                } else if (input.consent() != null) {
                    consents.add(input.consent());
                } else {
                    people.add(input.person());
                    conversations.add(Objects.requireNonNull(input.conversation()));
                    engagements.add(Objects.requireNonNull(input.engagement()));
                }
            }
            for (String key : talk.keys()) {
                revisions.put(key, ++revision);
            }
            dirty.put(talk.inputs().get(0).person().key(), revision);
        }
        return new FoldCommit(
                batch,
                List.of(),
                List.of(),
                people,
                Map.of(),
                conversations,
                engagements,
                messages,
                List.of(),
                consents,
                List.of(),
                revisions,
                dirty);
    }

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
        ConsentKey consentKey = ConsentKey.of("prediction-" + number + (later ? "-later" : ""));
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
        inputs.add(around.with(null, consent(random, later ? LATER + number : number, consentKey, contact, now)));
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
