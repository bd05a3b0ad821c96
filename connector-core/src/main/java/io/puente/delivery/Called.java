package io.puente.delivery;

import io.puente.spi.ChangeResult;
import io.puente.spi.TargetFailure;
import io.puente.store.LeaseLost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one call ended: with results, or with a reason why there are none, or interrupted, or not begun.
 *
 * @param interrupted it was under way when we had to stop: its outcome is unknown
 */
record Called(
        List<PlannedRecord> records,
        @Nullable List<ChangeResult> results,
        @Nullable TargetFailure failure,
        @Nullable LeaseLost leaseLost,
        boolean interrupted) {
    static Called answered(List<PlannedRecord> records, List<ChangeResult> results) {
        return new Called(records, results, null, null, false);
    }

    static Called failed(List<PlannedRecord> records, TargetFailure failure) {
        return new Called(records, null, failure, null, false);
    }

    static Called fenced(List<PlannedRecord> records, LeaseLost lost) {
        return new Called(records, null, null, lost, false);
    }

    static Called interrupted(List<PlannedRecord> records) {
        return new Called(records, null, null, null, true);
    }

    static Called notBegun(List<PlannedRecord> records) {
        return new Called(records, null, null, null, false);
    }

    boolean begun() {
        return results != null || failure != null || leaseLost != null || interrupted;
    }
}
