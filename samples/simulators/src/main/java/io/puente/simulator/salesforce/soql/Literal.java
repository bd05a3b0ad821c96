package io.puente.simulator.salesforce.soql;

/** A value in a query as it was written. */
record Literal(Kind kind, String text) {
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        DATE,
        DATETIME,
        /** TODAY, LAST_N_DAYS:3 and the like: a stretch of time. */
        RANGE
    }
}
