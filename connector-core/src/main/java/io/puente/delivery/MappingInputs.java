package io.puente.delivery;

import io.puente.mapping.BusinessNumber;
import io.puente.mapping.MappingInput;
import io.puente.mapping.TranscriptForm;
import io.puente.model.CanonicalKind;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentLedger;
import io.puente.model.ConsentPurpose;
import io.puente.model.ConsentState;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.store.CaseMessages;
import io.puente.store.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the mapping reads for each record of one bundle, messages in order of sequence. */
final class MappingInputs {
    private final Outbox.Bundle bundle;
    private final BusinessNumbers numbers;
    private final @Nullable TranscriptForm transcript;
    private final Map<ConsentPurpose, ConsentState> consents;
    private final Map<ConversationKey, Conversation> conversations = new HashMap<>();
    private final Map<EngagementKey, Engagement> engagements = new HashMap<>();

    MappingInputs(Outbox.Bundle bundle, BusinessNumbers numbers, @Nullable TranscriptForm transcript, Instant now) {
        this.bundle = bundle;
        this.numbers = numbers;
        this.transcript = transcript;
        this.consents = ConsentLedger.current(bundle.ledger(), now);
        bundle.conversations().forEach(c -> conversations.put(c.key(), c));
        bundle.engagements().forEach(e -> engagements.put(e.key(), e));
    }

    /** @param key text of the canonical record's key */
    record Keyed(String key, MappingInput input) {}

    List<Keyed> of(CanonicalKind kind) {
        return switch (kind) {
            case CONTACT -> List.of(new Keyed(bundle.person().key().value(), input(null, null, null, null, null)));
            case ENGAGEMENT ->
                bundle.engagements().stream()
                        .sorted(Comparator.comparingLong(Engagement::openingSequence))
                        .map(this::engagement)
                        .toList();
            case MESSAGE ->
                bundle.messages().stream()
                        .sorted(Comparator.comparingLong(Message::sequence))
                        .map(this::message)
                        .toList();
            case CONSENT -> consents();
        };
    }

    private Keyed engagement(Engagement engagement) {
        Conversation conversation = conversations.get(engagement.conversation());
        BusinessNumber number = numbers.of(engagement.numberId());
        var input = new MappingInput(
                bundle.person(),
                consents,
                conversation,
                engagement,
                null,
                null,
                number,
                transcript(engagement, number));
        return new Keyed(engagement.key().value(), input);
    }

    /** Only cases have one: it would make every message of a case change with each of them. */
    private @Nullable String transcript(Engagement engagement, BusinessNumber number) {
        CaseMessages whole = bundle.cases().get(engagement.key());
        return transcript == null || whole == null
                ? null
                : transcript.text(whole.messages(), whole.leftOut(), number.zone());
    }

    private Keyed message(Message message) {
        EngagementKey of = message.engagement();
        return new Keyed(
                message.key().value(),
                input(
                        conversations.get(message.conversation()),
                        of == null ? null : engagements.get(of),
                        message,
                        null,
                        message.numberId()));
    }

    /** A consent belongs to the case of the message it was given in. */
    private List<Keyed> consents() {
        Map<MessageKey, Message> messages = new HashMap<>();
        bundle.consentSources().forEach(m -> messages.put(m.key(), m));
        bundle.messages().forEach(m -> messages.put(m.key(), m));
        var keyed = new ArrayList<Keyed>();
        for (ConsentEntry entry : bundle.consents()) {
            MessageKey source = entry.sourceMessage();
            Message message = source == null ? null : messages.get(source);
            EngagementKey of = message == null ? null : message.engagement();
            keyed.add(new Keyed(
                    entry.key().value(),
                    input(
                            message == null ? null : conversations.get(message.conversation()),
                            of == null ? null : engagements.get(of),
                            null,
                            entry,
                            entry.numberId())));
        }
        return keyed;
    }

    private MappingInput input(
            @Nullable Conversation conversation,
            @Nullable Engagement engagement,
            @Nullable Message message,
            @Nullable ConsentEntry consent,
            @Nullable String numberId) {
        return new MappingInput(
                bundle.person(),
                consents,
                conversation,
                engagement,
                message,
                consent,
                numberId == null ? BusinessNumber.UNKNOWN : numbers.of(numberId));
    }
}
