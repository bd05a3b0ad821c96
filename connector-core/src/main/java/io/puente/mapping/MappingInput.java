package io.puente.mapping;

import io.puente.model.ConsentEntry;
import io.puente.model.ConsentPurpose;
import io.puente.model.ConsentState;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.Message;
import io.puente.model.Person;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping may read while it maps one record: the record itself and what it belongs to. A message or consent that
 * has no case comes without engagement.
 *
 * @param number the business number; {@link BusinessNumber#UNKNOWN} for a record that belongs to none
 * @param transcript of the case; null if the mapping uses none
 */
public record MappingInput(
        Person person,
        Map<ConsentPurpose, ConsentState> consents,
        @Nullable Conversation conversation,
        @Nullable Engagement engagement,
        @Nullable Message message,
        @Nullable ConsentEntry consent,
        BusinessNumber number,
        @Nullable String transcript) {

    /** A record whose case's messages nobody asks for. */
    public MappingInput(
            Person person,
            Map<ConsentPurpose, ConsentState> consents,
            @Nullable Conversation conversation,
            @Nullable Engagement engagement,
            @Nullable Message message,
            @Nullable ConsentEntry consent,
            BusinessNumber number) {
        this(person, consents, conversation, engagement, message, consent, number, null);
    }

    @Override
    public String toString() {
        return "MappingInput[" + person.key() + "]";
    }
}
