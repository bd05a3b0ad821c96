package io.puente.model;

/**
 * Key of a message: the same message id can occur on two business numbers, so both are hashed. The wamid itself holds
 * a phone number in base64 and is personal data; the key is not.
 */
public record MessageKey(String value) implements Comparable<MessageKey> {

    public MessageKey {
        KeyText.check(value);
    }

    public static MessageKey of(String numberId, String wamid) {
        return new MessageKey(KeyText.ofParts("message", numberId, wamid));
    }

    @Override
    public int compareTo(MessageKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
