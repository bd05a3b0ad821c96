package io.puente.simulator.dataverse.org;

import io.puente.simulator.state.Refusals;
import java.util.UUID;

/** Rows that somebody else is said to hold, so that writes to them fail in the database. Thread-safe. */
public final class RowLocks {
    private final Refusals<UUID> deadlocks = new Refusals<>();
    private final Refusals<UUID> timeouts = new Refusals<>();

    /**
     * @param deadlock whether the database gives up at once (0x80044150) or after its time-out (0x80044151)
     * @param times writes to refuse; {@link Integer#MAX_VALUE} until {@link #release}
     */
    public void hold(UUID id, boolean deadlock, int times) {
        release(id);
        (deadlock ? deadlocks : timeouts).begin(id, times);
    }

    public void release(UUID id) {
        deadlocks.end(id);
        timeouts.end(id);
    }

    void clear() {
        deadlocks.clear();
        timeouts.clear();
    }

    void check(UUID id) {
        if (deadlocks.take(id)) {
            throw new ApiException(
                    ErrorCode.SQL_ERROR,
                    "Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql"
                            + " Number: 1205");
        }
        if (timeouts.take(id)) {
            throw new ApiException(
                    ErrorCode.SQL_TIMEOUT,
                    "Sql error: SQL timeout expired. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060 Sql"
                            + " Number: -2");
        }
    }
}
