package io.puente.dynamics.internal;

/**
 * Choices about writing that belong to one environment.
 *
 * @param obeyDuplicateRules ask the environment's duplicate detection rules; the Web API does not by itself
 */
public record WriteSettings(Routing routing, ResolvedCases resolvedCases, boolean obeyDuplicateRules) {

    /** What tells a new case to be routed. */
    public enum Routing {
        /** The case's own column {@code routecase}: on where the mapping runs assignment rules, off where it does not. */
        FLAG,
        /** Nothing is sent: the environment decides. */
        NONE
    }

    /** What becomes of a value for a case that agents have resolved, in an environment that keeps those unchanged. */
    public enum ResolvedCases {
        /** The case stays as it was when it was closed. */
        LEAVE,
        /** The record needs attention. */
        REPORT
    }
}
