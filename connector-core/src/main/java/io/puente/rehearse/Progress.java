package io.puente.rehearse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a rehearsal is.
 *
 * @param left null until the rate is known
 * @param waitsFor the CRM, for this reason; null if it does not wait
 * @param kept people after whom an interrupted one would go on; -1 if it would begin anew
 */
public record Progress(
        long people,
        long peopleTotal,
        double peoplePerSecond,
        @Nullable Duration left,
        @Nullable String waitsFor,
        long kept) {

    /** Told after each portion of people, on the rehearsal's thread. */
    @FunctionalInterface
    public interface Listener {
        Listener NONE = progress -> {};

        void at(Progress progress);

        /** Told once, before anything else. */
        default void begins(Beginning beginning) {}
    }
}
