package io.puente.simulator.siebel.records;

import io.puente.simulator.state.Refusals;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rows that another user is just changing: writes to them are refused as modified since they were read. Thread-safe. */
public final class RowLocks {
    private final Refusals<String> refusals = new Refusals<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** @param times writes still to be refused */
    public void lock(String rowId, int times) {
        refusals.begin(rowId, times);
    }

    /** Refusals still to come, by row id. */
    public Map<String, Integer> pending() {
        return refusals.pending();
    }

    public void clear() {
        refusals.clear();
    }

    /** @return false if another call is writing the row */
    public boolean enter(String rowId) {
        return busy.add(rowId);
    }

    public void leave(String rowId) {
        busy.remove(rowId);
    }

    void check(String rowId) {
        if (refusals.take(rowId)) {
            throw modified();
        }
    }

    public static SiebelException modified() {
        return SiebelException.of(
                "SBL-DAT-00523",
                "The selected record has been modified by another user since it was retrieved. Please continue.");
    }
}
