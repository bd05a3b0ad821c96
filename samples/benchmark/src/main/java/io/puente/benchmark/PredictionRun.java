package io.puente.benchmark;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappedObject;
import io.puente.rehearse.Outcome;
import io.puente.rehearse.Reason;
import io.puente.rehearse.RehearsalReport;
import io.puente.rehearse.RehearsalReport.ObjectReport;
import io.puente.rehearse.RehearsalReport.RecordReport;
import io.puente.spi.ChangeResult;
import io.puente.spi.ObjectName;
import io.puente.store.CrmLink;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares, record by record, what a rehearsal said with what became of the delivery after it. */
final class PredictionRun {
    private final Map<String, RecordReport> foretold = new HashMap<>();
    private final Map<String, ObjectName> names;
    private final WatchedWrites writes;
    private final PredictionTally tally = new PredictionTally();

    private PredictionRun(RehearsalReport report, CrmMapping mapping, WatchedWrites writes) {
        for (ObjectReport object : report.objects()) {
            for (RecordReport one : object.records()) {
                foretold.put(object.object() + " " + one.key(), one);
            }
        }
        this.names = mapping.objects().stream().collect(Collectors.toMap(MappedObject::name, MappedObject::writes));
        this.writes = writes;
        tally.problems = report.problems().size();
    }

    static PredictionTally compare(
            RehearsalReport report, CrmMapping mapping, WatchedWrites writes, Collection<CrmLink> links) {
        var run = new PredictionRun(report, mapping, writes);
        links.forEach(run::count);
        // What has no link was never tried.
        run.foretold.values().forEach(one -> run.notTried(one.outcome()));
        return run.tally;
    }

    private void count(CrmLink link) {
        RecordReport said = foretold.remove(link.object() + " " + link.key());
        Outcome outcome = said == null ? Outcome.UNCHANGED : said.outcome();
        ChangeResult last = writes.last(Objects.requireNonNull(names.get(link.object())), link.key());
        switch (link.state()) {
            case PARKED -> failed(said, outcome, fields(last));
            case HELD -> {
                tally.held++;
                tally.heldForetold += outcome == Outcome.HELD ? 1 : 0;
                tally.heldAsRejected += outcome == Outcome.REJECTED ? 1 : 0;
            }
            case LINKED -> {
                if (last == null) {
                    notTried(outcome);
                } else {
                    tally.writes++;
                    tally.falseAlarms += outcome == Outcome.REJECTED ? 1 : 0;
                    tally.heldFalsely += outcome == Outcome.HELD ? 1 : 0;
                }
            }
        }
    }

    private void failed(@Nullable RecordReport said, Outcome outcome, List<String> fields) {
        boolean predicted = said != null && outcome == Outcome.REJECTED;
        tally.writes++;
        tally.failures++;
        tally.predicted += predicted ? 1 : 0;
        tally.missed += predicted ? 0 : 1;
        if (said != null && predicted && !fields.isEmpty()) {
            Set<String> named = said.reasons().stream().map(Reason::field).collect(Collectors.toSet());
            tally.otherField += fields.stream().anyMatch(named::contains) ? 0 : 1;
        }
    }

    private static List<String> fields(@Nullable ChangeResult last) {
        return last instanceof ChangeResult.Rejected rejected
                ? rejected.failure().fields()
                : List.of();
    }

    private void notTried(Outcome outcome) {
        tally.notTried += outcome == Outcome.REJECTED || outcome == Outcome.HELD ? 1 : 0;
    }
}
