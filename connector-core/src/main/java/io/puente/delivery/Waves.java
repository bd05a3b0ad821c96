package io.puente.delivery;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappedObject;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The waves of one delivery, one object of the mapping after the other. One thread at a time. */
final class Waves {
    private final Lease lease;
    private final Links links;
    private final Verdicts verdicts;
    private final WaveCalls calls;
    private final Tally tally;
    private final Parents parents;
    private final CrmValues values;
    private final WavePlanner planner;
    private @Nullable Failure failure;
    private @Nullable RefusedRecord refused;
    private @Nullable LeaseLost leaseLost;
    private boolean interrupted;

    Waves(
            Lease lease,
            Delivery.Parts parts,
            CrmMapping mapping,
            Links links,
            Verdicts verdicts,
            WaveCalls calls,
            Tally tally) {
        this.lease = lease;
        this.links = links;
        this.verdicts = verdicts;
        this.calls = calls;
        this.tally = tally;
        int maxBatch = parts.connector().capabilities().maxBatch();
        this.parents = new Parents(mapping);
        RecordReader reader = parts.connector()
                .reader()
                .<RecordReader>map(r -> new PacedReader(r, parts.pace()))
                .orElse(null);
        this.values = new CrmValues(reader, maxBatch);
        this.planner = new WavePlanner(maxBatch);
    }

    void write(MappedObject object, List<PersonPlan> people) {
        List<PlannedRecord> due = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (PersonPlan person : people) {
            for (PlannedRecord planned : person.records()) {
                if (planned.object == object && planned.isMapped() && wanted(planned, keys)) {
                    due.add(planned);
                }
            }
        }
        if (due.isEmpty()) {
            return;
        }
        if (stopped()) {
            due.forEach(planned -> planned.person.leaveUnsent());
            return;
        }
        try {
            values.fill(object, due);
        } catch (TargetFailure e) {
            stop(e.failure(), due);
            due.forEach(planned -> planned.person.leaveUnsent());
            return;
        } catch (InterruptedException e) {
            interrupted = true;
            due.forEach(planned -> planned.person.leaveUnsent());
            return;
        }
        due.removeIf(this::nothingToSend);
        if (!due.isEmpty()) {
            calls.run(lease, object, planner.plan(due)).forEach(this::judge);
            interrupted |= Thread.interrupted();
        }
    }

    /** Whether the CRM lacks the record as it is now mapped, and its parents are there. */
    private boolean wanted(PlannedRecord planned, Set<String> keys) {
        Parents.Found found = parents.of(planned);
        if (found.blockedBy() != null) {
            // After a failure of the CRM the parent may simply not have been sent.
            if (stopped()) {
                planned.person.leaveUnsent();
            } else {
                verdicts.waitsFor(planned, found.blockedBy(), tally);
            }
            return false;
        }
        if (found.references() == null) {
            tally.record(planned, Tally.Outcome.WAITING);
            return false;
        }
        planned.resolve(found.references());
        CrmLink before = planned.before;
        if (before != null
                && before.state() == CrmLink.State.PARKED
                && planned.refusalHash().equals(before.writtenHash())) {
            tally.record(planned, Tally.Outcome.UNCHANGED);
            return false;
        }
        boolean same = planned.linked() && !planned.mainDiffers() && !planned.whenEmptyDiffers();
        if (same) {
            unchanged(planned);
            return false;
        }
        if (!keys.add(planned.mapped().key().value())) {
            verdicts.keyTwice(planned, tally);
            return false;
        }
        return true;
    }

    /** Only fields that people have filled differ: nothing to say, but to remember. */
    private boolean nothingToSend(PlannedRecord planned) {
        if (!planned.linked()
                || planned.mainDiffers()
                        && (!planned.fields().isEmpty() || !planned.references().isEmpty())) {
            return false;
        }
        boolean left = planned.mapped().whenEmpty().keySet().stream().anyMatch(planned.fields()::containsKey);
        if (!left) {
            planned.person.change(links.written(planned));
            tally.record(planned, Tally.Outcome.UNCHANGED);
        }
        return !left;
    }

    private void unchanged(PlannedRecord planned) {
        CrmLink before = planned.before;
        if (before != null && before.state() != CrmLink.State.LINKED) {
            planned.person.change(links.written(planned));
        }
        tally.record(planned, Tally.Outcome.UNCHANGED);
    }

    private void judge(Called called) {
        List<ChangeResult> results = called.results();
        if (results != null) {
            for (int i = 0; i < results.size(); i++) {
                verdicts.result(called.records().get(i), results.get(i), tally);
            }
        } else {
            called.records().forEach(planned -> planned.person.leaveUnsent());
        }
        if (called.begun()) {
            tally.calls(1);
        }
        TargetFailure failed = called.failure();
        if (failed != null) {
            stop(failed.failure(), called.records());
        }
        if (called.interrupted() || failed != null && failed.failure().kind() == FailureKind.UNKNOWN_OUTCOME) {
            called.records().forEach(planned -> planned.person.change(links.attempted(planned)));
        }
        if (called.leaseLost() != null) {
            leaseLost = called.leaseLost();
        }
        interrupted |= called.interrupted();
    }

    /** Of several failures at once the one that needs a human counts. */
    private void stop(Failure because, List<PlannedRecord> records) {
        if (failure == null || because.kind().next() == FailureKind.Next.STOP) {
            failure = because;
            refused = first(because, records);
        }
    }

    private static @Nullable RefusedRecord first(Failure because, List<PlannedRecord> records) {
        return records.stream()
                .filter(planned -> because.fields().stream().anyMatch(planned.fields()::containsKey))
                .findFirst()
                .or(() -> records.stream().findFirst())
                .map(planned -> new RefusedRecord(planned.id.object(), planned.id.key()))
                .orElse(null);
    }

    private boolean stopped() {
        return failure != null || leaseLost != null || interrupted;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    @Nullable
    RefusedRecord refused() {
        return refused;
    }

    @Nullable
    LeaseLost leaseLost() {
        return leaseLost;
    }

    boolean interrupted() {
        return interrupted;
    }
}
