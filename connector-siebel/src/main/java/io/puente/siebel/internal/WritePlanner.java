package io.puente.siebel.internal;

import io.puente.spi.Change;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what is inserted and what is updated. Siebel inserts blindly, so a record whose earlier attempt may have
 * arrived is looked up by key; a new one is not. Before the first update of a record its key field is looked at, because
 * a key that others put there is never overwritten. Thread-safe.
 */
final class WritePlanner {
    private final RecordReader reader;
    private final KeyedRecords keyed;

    WritePlanner(RecordReader reader, KeyedRecords keyed) {
        this.reader = reader;
        this.keyed = keyed;
    }

    WritePlan plan(ObjectName object, List<Change> changes, Map<String, ChangeResult> results)
            throws TargetFailure, InterruptedException {
        List<Change> linked = new ArrayList<>();
        List<Change> doubtful = new ArrayList<>();
        List<Row> inserts = new ArrayList<>();
        for (Change change : changes) {
            if (change.recordId() != null) {
                linked.add(change);
            } else if (change.mayExist()) {
                doubtful.add(change);
            } else {
                inserts.add(Row.insert(change));
            }
        }
        List<Row> updates = linked(object, linked, results);
        Map<String, String> there = existing(object, doubtful);
        for (Change change : doubtful) {
            String id = there.get(change.key().value());
            if (id == null) {
                inserts.add(Row.insert(change));
            } else {
                updates.add(Row.update(change, id, false));
            }
        }
        return new WritePlan(inserts, updates);
    }

    /** Row ids of records that are there, by key. */
    Map<String, String> existing(ObjectName object, Collection<Change> changes)
            throws TargetFailure, InterruptedException {
        Map<String, Set<String>> byField = new HashMap<>();
        changes.forEach(change -> byField.computeIfAbsent(change.key().field(), any -> new java.util.LinkedHashSet<>())
                .add(change.key().value()));
        Map<String, String> ids = new HashMap<>();
        for (Map.Entry<String, Set<String>> entry : byField.entrySet()) {
            for (Found found : reader.byKey(object, entry.getKey(), entry.getValue(), Set.of())) {
                if (found.key() != null) {
                    // Two with one key are people's doing; the same one is taken every time.
                    ids.merge(found.key(), found.recordId(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
                    keyed.add(found.recordId());
                }
            }
        }
        return ids;
    }

    /** Updates of linked records; those that are gone get their result. */
    List<Row> linked(ObjectName object, List<Change> changes, Map<String, ChangeResult> results)
            throws TargetFailure, InterruptedException {
        Map<String, Boolean> filled = new HashMap<>();
        Map<String, List<String>> unknown = new HashMap<>();
        for (Change change : changes) {
            String id = id(change);
            if (keyed.has(id)) {
                filled.put(id, true);
            } else {
                unknown.computeIfAbsent(change.key().field(), any -> new ArrayList<>())
                        .add(id);
            }
        }
        for (Map.Entry<String, List<String>> entry : unknown.entrySet()) {
            for (Found found : reader.byId(object, entry.getValue(), entry.getKey(), Set.of())) {
                filled.put(found.recordId(), found.key() != null);
                if (found.key() != null) {
                    keyed.add(found.recordId());
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Change change : changes) {
            Boolean hasKey = filled.get(id(change));
            if (hasKey == null) {
                results.put(change.key().value(), gone(change));
            } else {
                rows.add(Row.update(change, id(change), !hasKey));
            }
        }
        return rows;
    }

    void forget(List<Row> rows) {
        rows.forEach(row -> keyed.forget(java.util.Objects.requireNonNull(row.id())));
    }

    static ChangeResult gone(Change change) {
        // Naming Id tells core that the record itself is meant, not its parent.
        return new ChangeResult.Rejected(
                change,
                new Failure(
                        FailureKind.REFERENCE_MISSING,
                        "no-record",
                        "The record is no longer in the CRM, or our user does not see it.",
                        List.of("Id"),
                        null));
    }

    private static String id(Change change) {
        return java.util.Objects.requireNonNull(change.recordId());
    }
}
