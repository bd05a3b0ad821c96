package io.puente.model;

/** Name of one configured CRM, as written under {@code puente.targets}: lower-case letters, digits and hyphens. */
public record TargetId(String value) implements Comparable<TargetId> {

    public TargetId {
        if (!value.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "a CRM's name is 1 to 40 lower-case letters, digits or hyphens, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(TargetId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
