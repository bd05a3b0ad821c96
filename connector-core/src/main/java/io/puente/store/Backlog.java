package io.puente.store;

import io.puente.model.TargetId;

/** Work on the past of a CRM, done in pieces while it has nothing else to do. Thread-safe. */
@FunctionalInterface
public interface Backlog {

    /**
     * Marks the next people, if anything is under way, and notes its end once the last of them is written. To be called
     * while the CRM has nothing else to do, again and again.
     *
     * @param people the most in one short transaction
     * @return whether it marked somebody or may find more
     */
    boolean advance(Lease lease, TargetId target, int people) throws LeaseLost;

    /** The second only while there is nothing of this. */
    default Backlog then(Backlog second) {
        return (lease, target, people) -> advance(lease, target, people) || second.advance(lease, target, people);
    }
}
