package io.puente.delivery;

import io.puente.spi.Failure;
import org.jspecify.annotations.Nullable;

/** Counts of one delivery, for its report and the metrics. Not thread-safe. */
final class Tally {
    /** What became of a record, as the metric names it. */
    enum Outcome {
        APPLIED,
        UNCHANGED,
        WAITING,
        HELD,
        PARKED
    }

    private final DeliveryMetrics metrics;
    private final int[] counts = new int[Outcome.values().length];
    private int calls;

    Tally(DeliveryMetrics metrics) {
        this.metrics = metrics;
    }

    void record(PlannedRecord planned, Outcome outcome) {
        counts[outcome.ordinal()]++;
        metrics.record(planned.id.object(), outcome);
    }

    void parked(PlannedRecord planned, Failure failure) {
        record(planned, Outcome.PARKED);
        metrics.parked(failure);
    }

    void calls(int made) {
        calls += made;
    }

    DeliveryReport report(int acknowledged, int retried, @Nullable Failure failure, @Nullable RefusedRecord refused) {
        return new DeliveryReport(
                calls,
                count(Outcome.APPLIED),
                count(Outcome.UNCHANGED),
                count(Outcome.WAITING),
                count(Outcome.HELD),
                count(Outcome.PARKED),
                acknowledged,
                retried,
                failure,
                refused);
    }

    private int count(Outcome outcome) {
        return counts[outcome.ordinal()];
    }
}
