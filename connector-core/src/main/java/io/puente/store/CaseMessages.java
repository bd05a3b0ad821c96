package io.puente.store;

import io.puente.model.Message;
import java.util.List;

/**
 * The messages of one case as they stand, whether a CRM has them or not, without placeholders.
 *
 * @param messages the newest ones, in order of sequence
 * @param leftOut older ones that are not among them
 */
public record CaseMessages(List<Message> messages, long leftOut) {

    /** What is loaded unless a mapping needs more. */
    public static final int NONE = 0;

    public CaseMessages {
        messages = List.copyOf(messages);
    }
}
