package io.puente.store;

import io.puente.model.TargetId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Filling a CRM with the history that is there already, a few people at a time: how far it came is kept, so that a
 * process that ends in between goes on where it stopped. Thread-safe.
 */
public interface Backfill extends Backlog {

    /**
     * Begins anew: everything is compared with what was written, and what is not different costs no call.
     *
     * @throws IllegalArgumentException if no such CRM was registered
     */
    void restart(TargetId target);

    /** The back-fill under way, or the last one; empty if there was none. */
    Optional<Progress> progress(TargetId target);

    /**
     * How far a back-fill is.
     *
     * @param ended null while it is under way
     * @param people whom it concerns; an estimate of its beginning while it is under way
     * @param done of them written, compared or taken over by live traffic
     */
    record Progress(Instant began, @Nullable Instant ended, long people, long done) {}
}
