package io.puente.rehearse;

import io.puente.delivery.CallForecast;
import io.puente.delivery.ExpectedRecord;
import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import io.puente.rehearse.RehearsalReport.CaseReport;
import io.puente.rehearse.RehearsalReport.Cases;
import io.puente.rehearse.RehearsalReport.ChangeSet;
import io.puente.rehearse.RehearsalReport.PersonChanges;
import io.puente.store.RecentPeople.Recent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts, and keeps the first differences. Not thread-safe. */
final class Results {
    private final RehearsalRequest request;
    private final Metadata metadata;
    private final Map<String, ObjectResults> objects = new LinkedHashMap<>();
    private final CallForecast presentCalls;
    private final CallForecast freshCalls;
    private final CallForecast remapCalls;
    private final List<PersonChanges> changes = new ArrayList<>();
    private final List<CaseReport> cases = new ArrayList<>();
    private long presentCases;
    private long freshCases;
    private long more;
    private long fewer;
    private long people;
    private long records;
    private long messages;
    private long newlyRejected;

    Results(RehearsalRequest request, Metadata metadata) {
        this.request = request;
        this.metadata = metadata;
        int batch = request.connector().capabilities().maxBatch();
        int together = request.limits().peopleTogether();
        this.presentCalls = new CallForecast(batch, together, true);
        this.freshCalls = new CallForecast(batch, together, true);
        this.remapCalls = new CallForecast(batch, together, false);
        request.candidate().mapping().objects().forEach(this::object);
    }

    private ObjectResults object(MappedObject object) {
        return objects.computeIfAbsent(
                object.name(),
                name -> new ObjectResults(object, metadata, request.limits().examples()));
    }

    void messages(int loaded) {
        messages += loaded;
    }

    /** Everything of one person. */
    void add(List<Judged> person) {
        people++;
        records += person.size();
        var present = new ArrayList<ExpectedRecord>();
        var fresh = new ArrayList<ExpectedRecord>();
        var remap = new ArrayList<ExpectedRecord>();
        for (Judged judged : person) {
            object(judged.pair().object()).add(judged);
            if (judged.pair().presentWrites()) {
                present.add(Objects.requireNonNull(judged.pair().present()));
            }
            if (judged.written()) {
                fresh.add(Objects.requireNonNull(judged.pair().fresh()));
            }
            if (judged.rewritten()) {
                remap.add(Objects.requireNonNull(judged.pair().fresh()));
            }
            if (judged.result().outcome() == Outcome.REJECTED && !judged.already()) {
                newlyRejected++;
            }
            if (judged.pair().object().from() == CanonicalKind.ENGAGEMENT) {
                theCase(judged);
            }
        }
        presentCalls.add(present);
        freshCalls.add(fresh);
        remapCalls.add(remap);
        if (!remap.isEmpty()) {
            changes.add(new PersonChanges(person.get(0).pair().contact().value(), remap.size()));
        }
    }

    private void theCase(Judged judged) {
        boolean before = judged.pair().presentWrites();
        boolean after = judged.written() || isThere(judged.result());
        presentCases += before ? 1 : 0;
        freshCases += after ? 1 : 0;
        if (before != after) {
            more += after ? 1 : 0;
            fewer += before ? 1 : 0;
            if (cases.size() < request.limits().examples()) {
                RecordResult result = judged.result();
                cases.add(new CaseReport(
                        result.object().name(), result.key(), result.contact().value(), after, result.reasons()));
            }
        }
    }

    /** A case that the CRM has stays, even if what would be written into it is refused. */
    private static boolean isThere(RecordResult result) {
        boolean stopped = result.outcome() == Outcome.REJECTED || result.outcome() == Outcome.HELD;
        return stopped && result.recordId() != null;
    }

    RehearsalReport report(Recent recent, Duration took) {
        long rejected = objects.values().stream()
                .mapToLong(object -> object.count(Outcome.REJECTED))
                .sum();
        int problems = metadata.problems().size();
        long allowed = request.limits().allowRejected();
        return new RehearsalReport(
                RehearsalReport.FORMAT,
                request.crm().value(),
                request.candidate().name(),
                request.active().version(),
                request.candidate().mapping().version(),
                request.yielding().clock().instant(),
                took.toMillis(),
                new RehearsalReport.Verdict(
                        rejected > allowed || problems > 0 ? 1 : 0, rejected, newlyRejected, allowed, problems),
                new RehearsalReport.Scope(request.source(), recent.conversations(), people, records, messages),
                metadata.problems(),
                objects.values().stream().map(ObjectResults::report).toList(),
                new Cases(presentCases, freshCases, more, fewer, List.copyOf(cases)),
                calls(),
                new ChangeSet(
                        changes.size(),
                        changes.stream().mapToLong(PersonChanges::records).sum(),
                        List.copyOf(changes)),
                request.calls().recorded());
    }

    private RehearsalReport.Calls calls() {
        CallForecast.Calls present = presentCalls.end();
        CallForecast.Calls fresh = freshCalls.end();
        return new RehearsalReport.Calls(
                present.all(),
                fresh.all(),
                remapCalls.end().all(),
                perThousand(present.all()),
                perThousand(fresh.all()),
                present.writes(),
                fresh.writes());
    }

    private double perThousand(long calls) {
        return messages == 0 ? 0 : Math.round(10_000.0 * calls / messages) / 10.0;
    }
}
