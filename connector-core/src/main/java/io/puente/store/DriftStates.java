package io.puente.store;

import io.puente.model.TargetId;
import java.util.Optional;

/**
 * What was last seen of each CRM's fields and what was wrong with it, so that a restart and every node know it. Holds
 * names of fields and record keys, never a value. Thread-safe.
 */
public interface DriftStates {

    /** The document last kept. */
    Optional<String> document(TargetId target);

    /** @throws LeaseLost if another node looks after this CRM now; nothing was kept */
    void keep(Lease lease, TargetId target, String document) throws LeaseLost;
}
