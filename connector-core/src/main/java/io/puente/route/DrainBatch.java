package io.puente.route;

import io.puente.store.Lease;
import io.puente.store.Outbox.DueRow;
import java.util.List;

/** People to be delivered together, under the lease of their CRM; the body of {@code outbox:} exchanges. */
public record DrainBatch(Lease lease, List<DueRow> rows) {
    public DrainBatch {
        rows = List.copyOf(rows);
    }
}
