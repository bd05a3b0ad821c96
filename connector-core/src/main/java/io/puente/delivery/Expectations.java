package io.puente.delivery;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome;
import io.puente.mapping.MappedObject;
import io.puente.store.CrmLink;
import io.puente.store.Outbox.Bundle;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans one person's records with the parts that deliveries use, and writes nothing: what a CRM is meant to hold.
 * Thread-safe.
 */
public final class Expectations {
    private static final BundleMapper.Unfit SILENT = new BundleMapper.Unfit() {
        @Override
        public void broken(PlannedRecord planned, RuntimeException fault) {}

        @Override
        public void unmappable(PlannedRecord planned, List<MapOutcome.Problem> problems) {}
    };

    private final BundleMapper mapper;
    private final Parents parents;
    private final Map<String, MappedObject> objects = new HashMap<>();

    public Expectations(CrmMapping mapping, BusinessNumbers numbers, Clock clock) {
        this.mapper = new BundleMapper(mapping, numbers, clock);
        this.parents = new Parents(mapping);
        mapping.objects().forEach(object -> objects.put(object.name(), object));
    }

    /**
     * @param records in the mapping's order
     * @param leftovers linked records of this bundle that the mapping no longer writes
     */
    public record Person(List<ExpectedRecord> records, List<Leftover> leftovers) {}

    /** A record that was written once and is not meant to be there. */
    public record Leftover(MappedObject object, CrmLink link) {}

    public Person of(Bundle bundle) {
        PersonPlan plan = mapper.plan(bundle, SILENT);
        var records = new ArrayList<ExpectedRecord>();
        for (PlannedRecord planned : plan.records()) {
            records.add(expected(planned));
        }
        var leftovers = new ArrayList<Leftover>();
        for (CrmLink link : bundle.links()) {
            MappedObject object = objects.get(link.object());
            if (object != null && link.recordId() != null && plan.record(RecordId.of(link)) == null) {
                leftovers.add(new Leftover(object, link));
            }
        }
        return new Person(records, leftovers);
    }

    private ExpectedRecord expected(PlannedRecord planned) {
        if (!planned.isMapped()) {
            return record(planned, ExpectedRecord.Stand.UNMAPPABLE, false);
        }
        Parents.Found found = parents.of(planned);
        if (found.blockedBy() != null) {
            return record(planned, ExpectedRecord.Stand.BLOCKED, false);
        }
        if (found.references() == null) {
            return record(planned, ExpectedRecord.Stand.KEPT_BACK, false);
        }
        planned.resolve(found.references());
        return record(planned, ExpectedRecord.Stand.READY, planned.linked() && !planned.mainDiffers());
    }

    private static ExpectedRecord record(PlannedRecord planned, ExpectedRecord.Stand stand, boolean asWritten) {
        return new ExpectedRecord(
                planned.object,
                planned.id.key(),
                planned.person.bundle.row().contact(),
                planned.before,
                planned.isMapped() ? planned.mapped() : null,
                planned.references(),
                stand,
                asWritten);
    }
}
