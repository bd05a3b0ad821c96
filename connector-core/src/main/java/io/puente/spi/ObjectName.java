package io.puente.spi;

/** Name of an object type in the CRM, spelt as the CRM spells it: {@code Contact}, {@code incidents}, {@code Service Request/Action}. */
public record ObjectName(String value) implements Comparable<ObjectName> {

    public ObjectName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an object needs a name");
        }
    }

    @Override
    public int compareTo(ObjectName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
