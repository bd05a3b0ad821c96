package io.puente.simulator.siebel.repository;

/** What a field demands or refuses. */
public enum FieldRule {
    REQUIRED,
    READ_ONLY,
    /** Shows {@code No Match Row Id} where it is empty. */
    NO_MATCH,
    /** A joined value that may be written: it looks up the row whose id goes into the join's own field. */
    SETTABLE
}
