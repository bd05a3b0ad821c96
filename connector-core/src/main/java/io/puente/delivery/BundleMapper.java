package io.puente.delivery;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome;
import io.puente.mapping.MappedObject;
import io.puente.store.CrmLink;
import io.puente.store.Outbox;
import java.time.Clock;
import java.util.List;

/**
 * Maps everything of one person, changed or not: an unchanged record costs a hash and no call, and what an earlier
 * delivery or another mapping file left behind heals by itself. Thread-safe.
 */
final class BundleMapper {
    private final CrmMapping mapping;
    private final BusinessNumbers numbers;
    private final Clock clock;

    BundleMapper(CrmMapping mapping, BusinessNumbers numbers, Clock clock) {
        this.mapping = mapping;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Told of records that cannot be mapped. */
    interface Unfit {
        void broken(PlannedRecord planned, RuntimeException fault);

        void unmappable(PlannedRecord planned, List<MapOutcome.Problem> problems);
    }

    PersonPlan plan(Outbox.Bundle bundle, Unfit unfit) {
        var person = new PersonPlan(bundle.withoutCases(), mapping.version());
        var inputs = new MappingInputs(bundle, numbers, mapping.transcript(), clock.instant());
        for (MappedObject object : mapping.objects()) {
            for (MappingInputs.Keyed keyed : inputs.of(object.from())) {
                map(person, object, keyed, unfit);
            }
        }
        return person;
    }

    /** The further records of a split text; those that an earlier, longer text needed are emptied. */
    private static void addParts(
            PersonPlan person, MappedObject object, String key, MapOutcome.Mapped first, MapOutcome.Split split) {
        int part = 2;
        for (MapOutcome.Mapped further : split.further()) {
            person.add(new PlannedRecord(person, object, key + MapOutcome.Split.suffix(part), further));
            part++;
        }
        while (true) {
            String partKey = key + MapOutcome.Split.suffix(part);
            CrmLink link = person.link(new RecordId(object.name(), partKey));
            if (link == null) {
                return;
            }
            if (link.recordId() != null || link.attempted()) {
                person.add(new PlannedRecord(person, object, partKey, split.emptied(first, part)));
            }
            part++;
        }
    }

    private void map(PersonPlan person, MappedObject object, MappingInputs.Keyed keyed, Unfit unfit) {
        MapOutcome outcome;
        try {
            outcome = object.map(keyed.input());
        } catch (RuntimeException fault) {
            var planned = new PlannedRecord(person, object, keyed.key(), null);
            person.add(planned);
            unfit.broken(planned, fault);
            return;
        }
        if (outcome instanceof MapOutcome.Mapped mapped) {
            person.add(new PlannedRecord(person, object, keyed.key(), mapped));
            if (mapped.split() != null) {
                addParts(person, object, keyed.key(), mapped, mapped.split());
            }
        } else if (outcome instanceof MapOutcome.Unmappable unmappable) {
            var planned = new PlannedRecord(person, object, keyed.key(), null);
            person.add(planned);
            unfit.unmappable(planned, unmappable.problems());
        }
    }
}
