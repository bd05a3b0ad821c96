package io.puente.delivery;

import io.puente.model.ContactKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Packs the records of one wave into as few calls as the CRM's batch size allows. A person's records stay in their
 * order and in one call; only a person with more records than fit gets several, which then run one after the other.
 */
final class Packing {
    private Packing() {}

    /** @return trains of calls: those of one train must run one after the other, different trains may run at one time */
    static <T> List<List<List<T>>> of(List<T> records, Function<T, ContactKey> person, int maxBatch) {
        Map<ContactKey, List<T>> lanes = new LinkedHashMap<>();
        for (T planned : records) {
            lanes.computeIfAbsent(person.apply(planned), key -> new ArrayList<>())
                    .add(planned);
        }
        var largestFirst = new ArrayList<>(lanes.values());
        // Stable, so that among equals those who waited longest go first.
        largestFirst.sort(Comparator.comparingInt((List<T> lane) -> -lane.size()));
        var trains = new ArrayList<List<List<T>>>();
        // Trains before this index are full; lanes come by falling size, so most of the search is at the end.
        int firstOpen = 0;
        for (List<T> lane : largestFirst) {
            List<T> room = null;
            for (int i = firstOpen; i < trains.size() && room == null; i++) {
                if (last(trains.get(i)).size() + lane.size() <= maxBatch) {
                    room = last(trains.get(i));
                }
            }
            if (room == null) {
                trains.add(split(lane, maxBatch));
            } else {
                room.addAll(lane);
            }
            while (firstOpen < trains.size() && last(trains.get(firstOpen)).size() >= maxBatch) {
                firstOpen++;
            }
        }
        return trains;
    }

    private static <T> List<T> last(List<List<T>> calls) {
        return calls.get(calls.size() - 1);
    }

    private static <T> List<List<T>> split(List<T> lane, int maxBatch) {
        var calls = new ArrayList<List<T>>();
        for (int from = 0; from < lane.size(); from += maxBatch) {
            calls.add(new ArrayList<>(lane.subList(from, Math.min(lane.size(), from + maxBatch))));
        }
        return calls;
    }
}
