package io.puente.rehearse;

/** What a new mapping would do to one record, compared with what the CRM holds. */
public enum Outcome {
    UNCHANGED,
    /** The file changes at least one field. */
    CHANGED,
    /** The CRM's record differs, and the present mapping too would write what the file writes. */
    DIFFERS_ALREADY,
    /** Only the file writes it. */
    NEW,
    /** Only the present mapping writes it. */
    NO_LONGER_WRITTEN,
    /** The file does not allow one of its values, or the CRM would refuse it. */
    REJECTED,
    /** Its parent is not in the CRM and would not get there. */
    HELD
}
