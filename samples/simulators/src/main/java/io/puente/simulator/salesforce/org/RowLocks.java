package io.puente.simulator.salesforce.org;

import io.puente.simulator.state.Refusals;

/** Rows that somebody else is said to hold, so that writes to them or to their details fail. Thread-safe. */
public final class RowLocks {
    private final Refusals<String> refusals = new Refusals<>();

    /** @param times writes to refuse; {@link Integer#MAX_VALUE} until {@link #release} */
    public void hold(String recordId, int times) {
        refusals.begin(recordId, times);
    }

    public void release(String recordId) {
        refusals.end(recordId);
    }

    void clear() {
        refusals.clear();
    }

    void check(String recordId) {
        if (refusals.take(recordId)) {
            throw new ApiException(
                    "UNABLE_TO_LOCK_ROW",
                    "unable to obtain exclusive access to this record or 1 records: " + recordId.substring(0, 15));
        }
    }
}
