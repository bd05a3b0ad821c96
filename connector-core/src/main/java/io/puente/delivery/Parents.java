package io.puente.delivery;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.spi.ExternalKey;
import io.puente.spi.Reference;
import io.puente.store.CrmLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the parents of a record: those written before, and those this delivery has just written. Thread-safe. */
final class Parents {
    private final Map<String, MappedObject> objects = new HashMap<>();

    Parents(CrmMapping mapping) {
        mapping.objects().forEach(object -> objects.put(object.name(), object));
    }

    /** Exactly one is set: the references to send, the parent that is not there yet, or that there will be none yet. */
    record Found(
            @Nullable List<Reference> references, @Nullable RecordId blockedBy) {
        static final Found WAIT = new Found(null, null);
    }

    Found of(PlannedRecord planned) {
        return of(planned, parent -> false);
    }

    /** @param counts whether a parent that is planned and not in the CRM yet may be taken for written */
    Found of(PlannedRecord planned, Predicate<PlannedRecord> counts) {
        var references = new ArrayList<Reference>();
        for (ParentReference wanted : planned.mapped().references()) {
            RecordId id = new RecordId(wanted.object(), wanted.parentKey());
            PlannedRecord parent = planned.person.record(id);
            String recordId = recordId(planned.person, id, parent);
            if (recordId != null || parent != null && counts.test(parent)) {
                references.add(reference(wanted, recordId));
            } else if (parent != null) {
                return new Found(null, id);
            } else if (wanted.whenMissing() == WhenMissing.WAIT) {
                return Found.WAIT;
            }
        }
        return new Found(references, null);
    }

    private static @Nullable String recordId(PersonPlan person, RecordId id, @Nullable PlannedRecord parent) {
        if (parent != null) {
            return parent.recordId();
        }
        CrmLink link = person.link(id);
        return link == null ? null : link.recordId();
    }

    private Reference reference(ParentReference wanted, @Nullable String recordId) {
        MappedObject parent = objects.get(wanted.object());
        if (parent == null) {
            throw new IllegalStateException("the mapping has no object " + wanted.object());
        }
        return new Reference(
                wanted.field(), parent.writes(), new ExternalKey(parent.keyField(), wanted.parentKey()), recordId);
    }
}
