package io.puente.store;

import io.puente.model.TargetId;
import java.util.Optional;
import java.util.Set;

/** What must survive a restart about each CRM. */
public interface TargetRegistry {

    /**
     * Makes the CRM known; from then on what changes for it gets outbox rows. {@link Backfill} brings what is there
     * already: everything if the CRM is new or bound to further numbers, what changed meanwhile if it was away. A CRM
     * that is bound to fewer numbers keeps what it has; what was held back or needed attention of the others is let go.
     *
     * @return true if it was new
     */
    boolean register(OutboxTarget target);

    /**
     * CRMs that are not named, and that no other process drains, get no more rows until they are registered again.
     *
     * @return those that were active until now
     */
    Set<TargetId> retireAllBut(Set<TargetId> configured);

    /** Where the watch of this CRM stopped. */
    Optional<String> watchCursor(TargetId target);

    void watchCursor(Lease lease, TargetId target, String cursor) throws LeaseLost;
}
