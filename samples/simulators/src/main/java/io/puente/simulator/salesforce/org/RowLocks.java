package io.puente.simulator.salesforce.org;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rows that somebody else is said to hold, so that writes to them or to their details fail. Thread-safe. */
public final class RowLocks {
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    /** @param times writes to refuse; {@link Integer#MAX_VALUE} until {@link #release} */
    public void hold(String recordId, int times) {
        refusals.put(recordId, times);
    }

    public void release(String recordId) {
        refusals.remove(recordId);
    }

    void clear() {
        refusals.clear();
    }

    void check(String recordId) {
        if (refusals.isEmpty()) {
            return;
        }
        boolean[] held = new boolean[1];
        refusals.computeIfPresent(recordId, (id, left) -> {
            held[0] = true;
            return left == Integer.MAX_VALUE ? left : left > 1 ? Integer.valueOf(left - 1) : null;
        });
        if (held[0]) {
            throw new ApiException(
                    "UNABLE_TO_LOCK_ROW",
                    "unable to obtain exclusive access to this record or 1 records: " + recordId.substring(0, 15));
        }
    }
}
