package io.puente.delivery;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome;
import io.puente.mapping.MappedObject;
import io.puente.store.Outbox;
import java.time.Clock;

/**
 * Maps everything of one person, changed or not: an unchanged record costs a hash and no call, and what an earlier
 * delivery or another mapping file left behind heals by itself. Thread-safe.
 */
final class BundleMapper {
    private final CrmMapping mapping;
    private final BusinessNumbers numbers;
    private final Verdicts verdicts;
    private final Clock clock;

    BundleMapper(CrmMapping mapping, BusinessNumbers numbers, Verdicts verdicts, Clock clock) {
        this.mapping = mapping;
        this.numbers = numbers;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    PersonPlan plan(Outbox.Bundle bundle, Tally tally) {
        var person = new PersonPlan(bundle);
        var inputs = new MappingInputs(bundle, numbers, clock.instant());
        for (MappedObject object : mapping.objects()) {
            for (MappingInputs.Keyed keyed : inputs.of(object.from())) {
                map(person, object, keyed, tally);
            }
        }
        return person;
    }

    private void map(PersonPlan person, MappedObject object, MappingInputs.Keyed keyed, Tally tally) {
        MapOutcome outcome;
        try {
            outcome = object.map(keyed.input());
        } catch (RuntimeException fault) {
            var planned = new PlannedRecord(person, object, keyed.key(), null);
            person.add(planned);
            verdicts.broken(planned, fault, tally);
            return;
        }
        if (outcome instanceof MapOutcome.Mapped mapped) {
            person.add(new PlannedRecord(person, object, keyed.key(), mapped));
        } else if (outcome instanceof MapOutcome.Unmappable unmappable) {
            var planned = new PlannedRecord(person, object, keyed.key(), null);
            person.add(planned);
            verdicts.unmappable(planned, unmappable.problems(), tally);
        }
    }
}
