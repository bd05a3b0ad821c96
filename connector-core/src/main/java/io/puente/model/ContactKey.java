package io.puente.model;

/**
 * Our own key of a person; stays the same when phone number or username change. Made by {@link ContactKeys}: a keyed
 * hash of the first identity seen, so that nobody without the secret can find the phone number behind it.
 */
public record ContactKey(String value) implements Comparable<ContactKey> {

    public ContactKey {
        KeyText.check(value);
    }

    @Override
    public int compareTo(ContactKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
