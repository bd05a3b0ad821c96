package io.puente.model;

/** Key of a conversation: one person on one business number. */
public record ConversationKey(String value) {

    public ConversationKey {
        KeyText.check(value);
    }

    public static ConversationKey of(ContactKey contact, String numberId) {
        return new ConversationKey(KeyText.ofParts("conversation", contact.value(), numberId));
    }

    @Override
    public String toString() {
        return value;
    }
}
