package io.puente.boot;

import io.puente.store.CanonicalStore;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;

/** Tells the drains and the media worker after each commit of the fold, so that nobody has to poll closely. */
final class SignallingStore implements CanonicalStore {

    private final CanonicalStore store;
    private final Runnable changed;
    private final Runnable mediaArrived;

    SignallingStore(CanonicalStore store, Runnable changed, Runnable mediaArrived) {
        this.store = store;
        this.changed = changed;
        this.mediaArrived = mediaArrived;
    }

    @Override
    public long cursor() {
        return store.cursor();
    }

    @Override
    public WorkingSet load(LoadRequest request) {
        return store.load(request);
    }

    @Override
    public void commit(Lease lease, FoldCommit commit) throws LeaseLost {
        store.commit(lease, commit);
        if (!commit.dirty().isEmpty()) {
            changed.run();
        }
        if (!commit.media().isEmpty()) {
            mediaArrived.run();
        }
    }
}
