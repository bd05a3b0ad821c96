package io.puente.store;

import io.puente.model.TargetId;
import java.util.Optional;

/** What must survive a restart about each CRM. */
public interface TargetRegistry {

    /**
     * Makes the CRM known. A new one gets one outbox row per person, so that it is filled with the whole history.
     *
     * @return true if it was new
     */
    boolean register(OutboxTarget target);

    /** Where the watch of this CRM stopped. */
    Optional<String> watchCursor(TargetId target);

    void watchCursor(Lease lease, TargetId target, String cursor) throws LeaseLost;
}
