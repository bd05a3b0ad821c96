package io.puente.boot;

import io.puente.api.ManagedCrm;
import io.puente.model.TargetId;
import io.puente.route.DrainSignal;
import io.puente.store.Backfill;
import java.util.Optional;

/** The back-fill of one CRM; begins within moments of being asked for. */
record BackfillSwitch(TargetId id, Backfill backfill, DrainSignal signal) implements ManagedCrm.BackfillSwitch {

    @Override
    public Optional<Backfill.Progress> progress() {
        return backfill.progress(id);
    }

    @Override
    public void restart() {
        backfill.restart(id);
        signal.changed();
    }
}
