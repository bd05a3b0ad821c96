package io.puente.delivery;

import io.puente.model.ContactKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs the records of one wave into as few calls as the CRM's batch size allows. A person's records stay in their
 * order and in one call; only a person with more records than fit gets several, which then run one after the other.
 * Thread-safe.
 */
final class WavePlanner {
    private final int maxBatch;

    WavePlanner(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    /** Calls that must run one after the other; different trains may run at the same time. */
    record Train(List<List<PlannedRecord>> calls) {
        List<PlannedRecord> last() {
            return calls.get(calls.size() - 1);
        }
    }

    List<Train> plan(List<PlannedRecord> records) {
        Map<ContactKey, List<PlannedRecord>> lanes = new LinkedHashMap<>();
        for (PlannedRecord planned : records) {
            lanes.computeIfAbsent(planned.person.bundle.row().contact(), key -> new ArrayList<>())
                    .add(planned);
        }
        var largestFirst = new ArrayList<>(lanes.values());
        // Stable, so that among equals those who waited longest go first.
        largestFirst.sort(Comparator.comparingInt((List<PlannedRecord> lane) -> -lane.size()));
        var trains = new ArrayList<Train>();
        // Trains before this index are full; lanes come by falling size, so most of the search is at the end.
        int firstOpen = 0;
        for (List<PlannedRecord> lane : largestFirst) {
            Train room = null;
            for (int i = firstOpen; i < trains.size() && room == null; i++) {
                if (trains.get(i).last().size() + lane.size() <= maxBatch) {
                    room = trains.get(i);
                }
            }
            if (room == null) {
                trains.add(split(lane));
            } else {
                room.last().addAll(lane);
            }
            while (firstOpen < trains.size() && trains.get(firstOpen).last().size() >= maxBatch) {
                firstOpen++;
            }
        }
        return trains;
    }

    private Train split(List<PlannedRecord> lane) {
        var calls = new ArrayList<List<PlannedRecord>>();
        for (int from = 0; from < lane.size(); from += maxBatch) {
            calls.add(new ArrayList<>(lane.subList(from, Math.min(lane.size(), from + maxBatch))));
        }
        return new Train(calls);
    }
}
