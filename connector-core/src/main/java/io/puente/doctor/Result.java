package io.puente.doctor;

/** How a check ended; in the order of how bad it is. */
public enum Result {
    OK,
    /** Not checked, and the finding says why: not configured, not possible from here, or another check must pass first. */
    SKIPPED,
    /** Works, but not for long or not in every case. */
    WARNING,
    FAILED
}
