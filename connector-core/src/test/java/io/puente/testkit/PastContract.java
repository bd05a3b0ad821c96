package io.puente.testkit;

import io.puente.store.LeaseLost;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import io.puente.store.Outbox.Settlement;
import java.util.List;
import java.util.Set;

/** What the kits share that write what happened long ago, beside what happens now. */
abstract class PastContract extends StoreContract {

    /** So many people with one message each, whom the CRM does not know. */
    void history(int people) throws LeaseLost {
        var batch = new FoldBatch(1);
        for (int person = 1; person <= people; person++) {
            batch.story(person);
        }
        commit(batch);
        store.targets().register(TARGET);
    }

    List<DueRow> live() {
        return store.outbox().due(CRM, clock.instant(), 100, Set.of());
    }

    List<DueRow> backlog() {
        return store.outbox().backlog(CRM, clock.instant(), 100, Set.of());
    }

    List<Bundle> deliver(List<DueRow> rows) throws LeaseLost {
        List<Bundle> bundles = store.outbox().load(CRM, rows, 100);
        acknowledge(bundles);
        return bundles;
    }

    void acknowledge(List<Bundle> bundles) throws LeaseLost {
        var acknowledgements = bundles.stream()
                .map(bundle -> Acknowledgement.of(bundle.row(), bundle.upTo()))
                .toList();
        store.outbox().settle(drain, CRM, new Settlement(List.of(), acknowledgements, List.of()));
    }

    /** The CRM gets everything so far. */
    void fill() throws LeaseLost {
        while (store.backfill().advance(drain, CRM, 100)) {
            deliver(backlog());
        }
    }
}
