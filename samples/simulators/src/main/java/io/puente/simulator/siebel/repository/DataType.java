package io.puente.simulator.siebel.repository;

/** The types of fields. Every value is text on the wire. */
public enum DataType {
    TEXT(100),
    ID(15),
    /** {@code Y} or {@code N}. */
    BOOL(1),
    PHONE(40),
    DATE(32),
    /** Without a time zone. */
    DATETIME(32),
    /** Stored in UTC, shown in the time zone of the user. */
    UTCDATETIME(32),
    INTEGER(22),
    NUMBER(22);

    private final int length;

    DataType(int length) {
        this.length = length;
    }

    /** Characters, where the field does not say. */
    public int defaultLength() {
        return length;
    }

    /** As {@code describe} names it. */
    public String siebelName() {
        return "DTYPE_" + name();
    }

    public boolean numeric() {
        return this == INTEGER || this == NUMBER;
    }

    public boolean temporal() {
        return this == DATE || this == DATETIME || this == UTCDATETIME;
    }
}
