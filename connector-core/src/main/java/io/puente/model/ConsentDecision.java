package io.puente.model;

/** The two decisions a ledger entry can record; the absence of any entry is a third state, unknown. */
public enum ConsentDecision {
    OPT_IN,
    OPT_OUT
}
