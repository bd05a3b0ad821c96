package io.puente.rehearse;

import io.puente.delivery.CallForecast;
import io.puente.delivery.ExpectedRecord;
import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import io.puente.rehearse.RehearsalReport.CaseReport;
import io.puente.rehearse.RehearsalReport.Cases;
import io.puente.rehearse.RehearsalReport.PersonChanges;
import io.puente.rehearse.Tally.Forecasts;
import io.puente.rehearse.Tally.ObjectTally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Counts a portion of people on from what was found before, and keeps the first differences. Not thread-safe. */
final class Results {
    private final RehearsalRequest request;
    private final Metadata metadata;
    private final Map<String, ObjectResults> objects = new LinkedHashMap<>();
    private final CallForecast presentCalls;
    private final CallForecast freshCalls;
    private final CallForecast remapCalls;
    private final List<PersonChanges> changes;
    private final List<CaseReport> cases;
    private long presentCases;
    private long freshCases;
    private long more;
    private long fewer;
    private long people;
    private long records;
    private long messages;
    private long newlyRejected;

    Results(RehearsalRequest request, Metadata metadata, Tally from) {
        this.request = request;
        this.metadata = metadata;
        this.presentCalls = forecast(request, true, from.calls().present());
        this.freshCalls = forecast(request, true, from.calls().fresh());
        this.remapCalls = forecast(request, false, from.calls().remap());
        this.changes = new ArrayList<>(from.changes());
        this.cases = new ArrayList<>(from.cases().examples());
        this.presentCases = from.cases().present();
        this.freshCases = from.cases().fresh();
        this.more = from.cases().more();
        this.fewer = from.cases().fewer();
        this.people = from.people();
        this.records = from.records();
        this.messages = from.messages();
        this.newlyRejected = from.newlyRejected();
        from.objects().forEach(this::goOn);
        request.candidate().mapping().objects().forEach(this::object);
    }

    static CallForecast forecast(RehearsalRequest request, boolean fresh, CallForecast.SoFar from) {
        int batch = request.connector().capabilities().maxBatch();
        return new CallForecast(batch, request.limits().peopleTogether(), fresh, from);
    }

    private void goOn(ObjectTally before) {
        String name = before.found().object();
        MappedObject object = Stream.of(request.candidate().mapping(), request.active())
                .flatMap(mapping -> mapping.objects().stream())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("neither mapping has an object " + name));
        objects.put(name, new ObjectResults(object, metadata, request.limits().examples(), before));
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

    Tally tally() {
        return new Tally(
                people,
                records,
                messages,
                newlyRejected,
                objects.values().stream().map(ObjectResults::tally).toList(),
                new Cases(presentCases, freshCases, more, fewer, List.copyOf(cases)),
                List.copyOf(changes),
                new Forecasts(presentCalls.soFar(), freshCalls.soFar(), remapCalls.soFar()));
    }
}
