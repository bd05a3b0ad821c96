package io.puente.delivery;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome;
import io.puente.mapping.MappedObject;
import io.puente.store.CrmLink;
import io.puente.store.Outbox.Bundle;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans one person's records with the parts that deliveries use, and writes nothing: what a CRM is meant to hold.
 * Thread-safe.
 */
public final class Expectations {
    private final BundleMapper mapper;
    private final Parents parents;
    private final boolean parentsFirst;
    private final Map<String, MappedObject> objects = new HashMap<>();

    /** What the CRM is meant to hold now: a record whose parent it lacks is not among that. */
    public Expectations(CrmMapping mapping, BusinessNumbers numbers, Clock clock) {
        this(mapping, numbers, clock, false);
    }

    private Expectations(CrmMapping mapping, BusinessNumbers numbers, Clock clock, boolean parentsFirst) {
        this.mapper = new BundleMapper(mapping, numbers, clock);
        this.parents = new Parents(mapping);
        this.parentsFirst = parentsFirst;
        mapping.objects().forEach(object -> objects.put(object.name(), object));
    }

    /** What it is meant to hold once everything is delivered: parents that can be written count as written. */
    public static Expectations onceDelivered(CrmMapping mapping, BusinessNumbers numbers, Clock clock) {
        return new Expectations(mapping, numbers, clock, true);
    }

    /**
     * @param records in the mapping's order
     * @param leftovers linked records of this bundle that the mapping no longer writes
     */
    public record Person(List<ExpectedRecord> records, List<Leftover> leftovers) {}

    /** A record that was written once and is not meant to be there. */
    public record Leftover(MappedObject object, CrmLink link) {}

    private static final class Problems implements BundleMapper.Unfit {
        private final Map<PlannedRecord, List<MapOutcome.Problem>> of = new HashMap<>();

        @Override
        public void broken(PlannedRecord planned, RuntimeException fault) {
            of.put(planned, List.of(new MapOutcome.Problem("", fault.getClass().getSimpleName())));
        }

        @Override
        public void unmappable(PlannedRecord planned, List<MapOutcome.Problem> problems) {
            of.put(planned, problems);
        }
    }

    public Person of(Bundle bundle) {
        var problems = new Problems();
        PersonPlan plan = mapper.plan(bundle, problems);
        Set<PlannedRecord> writable = new HashSet<>();
        var records = new ArrayList<ExpectedRecord>();
        for (PlannedRecord planned : plan.records()) {
            ExpectedRecord expected = expected(planned, writable, problems.of.getOrDefault(planned, List.of()));
            if (expected.stand() == ExpectedRecord.Stand.READY) {
                writable.add(planned);
            }
            records.add(expected);
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

    private ExpectedRecord expected(
            PlannedRecord planned, Set<PlannedRecord> writable, List<MapOutcome.Problem> problems) {
        if (!planned.isMapped()) {
            return record(planned, ExpectedRecord.Stand.UNMAPPABLE, problems, false);
        }
        Parents.Found found = parents.of(planned, parent -> parentsFirst && writable.contains(parent));
        if (found.blockedBy() != null) {
            return record(planned, ExpectedRecord.Stand.BLOCKED, problems, false);
        }
        if (found.references() == null) {
            return record(planned, ExpectedRecord.Stand.KEPT_BACK, problems, false);
        }
        planned.resolve(found.references());
        boolean asWritten = planned.linked() && !planned.mainDiffers();
        return record(planned, ExpectedRecord.Stand.READY, problems, asWritten);
    }

    private static ExpectedRecord record(
            PlannedRecord planned, ExpectedRecord.Stand stand, List<MapOutcome.Problem> problems, boolean asWritten) {
        return new ExpectedRecord(
                planned.object,
                planned.id.key(),
                planned.person.bundle.row().contact(),
                planned.before,
                planned.isMapped() ? planned.mapped() : null,
                planned.references(),
                stand,
                problems,
                asWritten);
    }
}
