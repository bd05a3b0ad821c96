package io.puente.simulator.dataverse.org;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Rows that somebody else is said to hold, so that writes to them fail in the database. Thread-safe. */
public final class RowLocks {
    private record Held(boolean deadlock, int times) {}

    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    /**
     * @param deadlock whether the database gives up at once (0x80044150) or after its time-out (0x80044151)
     * @param times writes to refuse; {@link Integer#MAX_VALUE} until {@link #release}
     */
    public void hold(UUID id, boolean deadlock, int times) {
        held.put(id, new Held(deadlock, times));
    }

    public void release(UUID id) {
        held.remove(id);
    }

    void clear() {
        held.clear();
    }

    void check(UUID id) {
        Held[] found = new Held[1];
        held.computeIfPresent(id, (any, hold) -> {
            found[0] = hold;
            boolean forever = hold.times() == Integer.MAX_VALUE;
            return forever ? hold : hold.times() > 1 ? new Held(hold.deadlock(), hold.times() - 1) : null;
        });
        if (found[0] != null) {
            throw found[0].deadlock()
                    ? new ApiException(
                            ErrorCode.SQL_ERROR,
                            "Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql"
                                    + " Number: 1205")
                    : new ApiException(
                            ErrorCode.SQL_TIMEOUT,
                            "Sql error: SQL timeout expired. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060 Sql"
                                    + " Number: -2");
        }
    }
}
