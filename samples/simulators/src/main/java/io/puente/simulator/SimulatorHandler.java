package io.puente.simulator;

/** The behaviour of one simulated vendor. Called by many server threads at once, so state must be guarded. */
@FunctionalInterface
public interface SimulatorHandler {

    /** Answers one call. A thrown exception becomes a 500 with a plain text; it never stops the server. */
    SimulatorReply handle(SimulatorRequest request);

    /**
     * The path under which this call is counted, with ids replaced by names ({@code /{version}/{id}/messages}), so
     * that the counter stays small.
     */
    default String pathTemplate(SimulatorRequest request) {
        return request.path();
    }

    /** Handed over once before the first call, for vendors whose calls carry calls that can fail on their own. */
    default void faults(FaultScript script) {}

    /** Forgets every access token handed out so far, as a vendor does when a session ends. */
    default void expireTokens() {}

    /** Back to the state after start. */
    default void reset() {}
}
