package io.puente.delivery;

import java.util.List;

/** Plans the calls of one wave, see {@link Packing}. Thread-safe. */
final class WavePlanner {
    private final int maxBatch;

    WavePlanner(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    /** Calls that must run one after the other; different trains may run at the same time. */
    record Train(List<List<PlannedRecord>> calls) {}

    List<Train> plan(List<PlannedRecord> records) {
        return Packing.of(records, planned -> planned.person.bundle.row().contact(), maxBatch).stream()
                .map(Train::new)
                .toList();
    }
}
