package io.puente.model;

/** Key of one entry of the consent ledger; the same evidence always gives the same key. */
public record ConsentKey(String value) implements Comparable<ConsentKey> {

    public ConsentKey {
        KeyText.check(value);
    }

    /** @param evidence what makes the entry unique: source, source reference, purpose, decision, moment */
    public static ConsentKey of(String... evidence) {
        return new ConsentKey(KeyText.ofParts(evidence));
    }

    @Override
    public int compareTo(ConsentKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
