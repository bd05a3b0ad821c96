package io.puente.simulator.siebel.records;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rows that another user is just changing: writes to them are refused as modified since they were read. Thread-safe. */
public final class RowLocks {
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** @param times writes still to be refused */
    public void lock(String rowId, int times) {
        refusals.put(rowId, times);
    }

    /** Refusals still to come, by row id. */
    public Map<String, Integer> pending() {
        return Map.copyOf(refusals);
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
        boolean[] refused = new boolean[1];
        refusals.computeIfPresent(rowId, (id, left) -> {
            refused[0] = true;
            return fewer(left);
        });
        if (refused[0]) {
            throw modified();
        }
    }

    private static @Nullable Integer fewer(int left) {
        return left <= 1 ? null : Integer.valueOf(left - 1);
    }

    public static SiebelException modified() {
        return SiebelException.of(
                "SBL-DAT-00523",
                "The selected record has been modified by another user since it was retrieved. Please continue.");
    }
}
