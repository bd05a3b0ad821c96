package io.puente.store;

import io.puente.model.TargetId;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the newest rehearsal of each CRM has come, until it is done, so that one that was interrupted goes on. Holds
 * customers' values: an {@link Erasure} drops all of them, and a rehearsal under way then keeps no more. Thread-safe.
 */
public interface RehearsalStandings {

    /**
     * One of them.
     *
     * @param id of this rehearsal and no other
     * @param subject what is rehearsed, on whom; never changes
     * @param progress what was found so far
     */
    record Standing(String id, Instant begunAt, String subject, String progress) {

        /** Without the documents, which are personal data. */
        @Override
        public String toString() {
            return id + " begun at " + begunAt;
        }
    }

    Optional<Standing> find(TargetId target);

    /** Keeps it in place of any other of this CRM. */
    void begin(TargetId target, Standing standing);

    /** @return false if it was dropped meanwhile, and nothing was kept */
    boolean keep(TargetId target, String id, String progress);

    /** Drops it; another one stays. */
    void end(TargetId target, String id);

    /** Drops those, of every CRM, that began before. */
    void dropBefore(Instant begun);
}
