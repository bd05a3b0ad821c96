package io.puente.spi;

import java.util.List;

/** Role: what only the connector knows of setting its CRM up. Read-only; thread-safe. */
public interface SetupGuide {

    /**
     * Page and menu of the CRM's own set-up where a problem is put right.
     *
     * @param check id of a check, core's or the connector's own: {@code crm.permissions}
     * @return empty if there is no such place
     */
    String where(String check);

    /** Looks at what core cannot check alike for every CRM. All of it, whatever is wrong with one part. */
    default List<Observation> look() throws TargetFailure, InterruptedException {
        return List.of();
    }

    /** What a look showed. */
    enum Verdict {
        GOOD,
        BAD,
        /** It cannot be seen now, and {@link Observation#says()} tells why. */
        UNKNOWN
    }

    /**
     * One thing looked at.
     *
     * @param check id of the connector's own check: {@code siebel.time-zone}
     * @param says one sentence: what was found and what it means
     * @param cure what to do; empty if good
     */
    record Observation(String check, Verdict verdict, String says, String cure) {}
}
