package io.puente.siebel.internal;

import io.puente.spi.Change;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the row ids of parents that are named by key only: a lookup field of Siebel takes nothing but a row id. */
final class ParentIds {
    private record Kind(String object, String keyField) {}

    private final RecordReader reader;

    ParentIds(RecordReader reader) {
        this.reader = reader;
    }

    /** @return the changes whose parents are all there, with their ids; the others get their result */
    List<Change> resolve(List<Change> changes, Map<String, ChangeResult> results)
            throws TargetFailure, InterruptedException {
        Map<Kind, Set<String>> wanted = new LinkedHashMap<>();
        for (Change change : changes) {
            for (Reference reference : change.references()) {
                if (reference.recordId() == null) {
                    wanted.computeIfAbsent(kind(reference), any -> new LinkedHashSet<>())
                            .add(reference.key().value());
                }
            }
        }
        if (wanted.isEmpty()) {
            return changes;
        }
        Map<String, String> ids = new HashMap<>();
        for (Map.Entry<Kind, Set<String>> entry : wanted.entrySet()) {
            Kind kind = entry.getKey();
            for (Found found : reader.byKey(
                    new io.puente.spi.ObjectName(kind.object()), kind.keyField(), entry.getValue(), Set.of())) {
                ids.put(kind + "=" + found.key(), found.recordId());
            }
        }
        List<Change> ready = new ArrayList<>();
        for (Change change : changes) {
            resolve(change, ids, results, ready);
        }
        return ready;
    }

    private static void resolve(
            Change change, Map<String, String> ids, Map<String, ChangeResult> results, List<Change> ready) {
        List<Reference> references = new ArrayList<>();
        for (Reference reference : change.references()) {
            String id = reference.recordId() == null
                    ? ids.get(kind(reference) + "=" + reference.key().value())
                    : reference.recordId();
            if (id == null) {
                Failure failure = new Failure(
                        FailureKind.REFERENCE_MISSING,
                        "no-parent",
                        "The record it belongs to is not in the CRM yet.",
                        List.of(reference.field()),
                        null);
                results.put(change.key().value(), new ChangeResult.Rejected(change, failure));
                return;
            }
            references.add(new Reference(reference.field(), reference.parent(), reference.key(), id));
        }
        ready.add(new Change(
                change.object(),
                change.key(),
                change.recordId(),
                change.lane(),
                change.fields(),
                references,
                change.mayExist(),
                change.runAssignment()));
    }

    private static Kind kind(Reference reference) {
        return new Kind(reference.parent().value(), reference.key().field());
    }
}
