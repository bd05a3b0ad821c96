package io.puente.model;

/**
 * Key of an engagement, and so of its case in every CRM. Made from number and opening message, not from the person:
 * merging two people never changes the key of a case that exists.
 */
public record EngagementKey(String value) implements Comparable<EngagementKey> {

    public EngagementKey {
        KeyText.check(value);
    }

    /** @param opening what opened it: the message, or the call under its own key */
    public static EngagementKey of(String numberId, MessageKey opening) {
        return new EngagementKey(KeyText.ofParts("engagement", numberId, opening.value()));
    }

    @Override
    public int compareTo(EngagementKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
