package io.puente.spi;

/** Counts calls to the CRM by purpose; thread-safe. The price of a message in calls is a headline figure. */
@FunctionalInterface
public interface CallMeter {

    /** What a call was for. */
    enum Purpose {
        LOGIN,
        WRITE,
        READ,
        /** Reading records back to compare them with what we hold. */
        COMPARE,
        SCHEMA,
        WATCH,
        PROVISION,
        PROBE
    }

    void called(Purpose purpose);
}
