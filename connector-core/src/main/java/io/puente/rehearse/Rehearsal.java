package io.puente.rehearse;

import io.puente.delivery.DeliverySettings;
import io.puente.delivery.Expectations;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappedObject;
import io.puente.model.ContactKey;
import io.puente.parity.BackgroundReader;
import io.puente.spi.CallMeter;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.TargetFailure;
import io.puente.store.WholePeople;
import io.puente.store.WholePeople.Whole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a mapping file over past conversations and compares what it would write with what the CRM holds. Changes nothing,
 * in the CRM or here, but for how far it is: with a {@link Resumption}, one that was interrupted goes on after the last
 * portion of people that was done. Holds one portion at a time and the differences listed. One thread; an interrupt ends it.
 */
public final class Rehearsal {
    private static final int PEOPLE = 100;
    /** Of one person, loaded at once. */
    private static final int MESSAGES = 200;

    private final RehearsalRequest request;
    private final Expectations fresh;
    private final Expectations present;
    private final Metadata metadata;
    private final @Nullable CrmRecords records;

    private Rehearsal(RehearsalRequest request) throws TargetFailure, InterruptedException {
        this.request = request;
        request.calls().forget();
        CrmMapping candidate = request.candidate().mapping();
        this.fresh = Expectations.onceDelivered(
                candidate, request.numbers(), request.yielding().clock());
        this.present = Expectations.onceDelivered(
                request.active(), request.numbers(), request.yielding().clock());
        this.metadata =
                Metadata.of(request.candidate(), request.connector().schema().orElse(null));
        RecordReader reader =
                request.connector().reader(CallMeter.Purpose.COMPARE).orElse(null);
        this.records = reader == null
                ? null
                : new CrmRecords(
                        new BackgroundReader(request.connector(), reader, request.yielding(), () -> {}),
                        reader,
                        metadata);
    }

    /**
     * Rehearses.
     *
     * @throws TargetFailure if the CRM cannot be asked, or no longer
     * @throws InterruptedException if the thread was interrupted
     */
    public static RehearsalReport run(RehearsalRequest request) throws TargetFailure, InterruptedException {
        return new Rehearsal(request).run();
    }

    private RehearsalReport run() throws TargetFailure, InterruptedException {
        int step = Math.min(PEOPLE, DeliverySettings.DEFAULT.peoplePerLoad(perCase()));
        Keeping keeping = Keeping.open(request, metadata, step);
        request.progress().begins(keeping.beginning());
        List<ContactKey> contacts = keeping.people().contacts();
        SoFar from = keeping.from();
        SoFar soFar = from;
        long began = System.nanoTime();
        tell(from, soFar, contacts.size(), keeping.kept());
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException("the rehearsal was interrupted");
            }
            int to = Math.min(contacts.size(), soFar.people() + step);
            Tally tally = add(soFar.tally(), contacts.subList(soFar.people(), to));
            long millis =
                    from.millis() + Duration.ofNanos(System.nanoTime() - began).toMillis();
            soFar = new SoFar(to, millis, from.recorded().and(request.calls().recorded()), tally);
            if (to < contacts.size()) {
                keeping.keep(soFar);
            }
            tell(from, soFar, contacts.size(), keeping.kept());
        } while (soFar.people() < contacts.size());
        RehearsalReport report =
                Conclusion.of(request, metadata, keeping.people().conversations(), soFar);
        keeping.end();
        return report;
    }

    private Tally add(Tally before, List<ContactKey> contacts) throws TargetFailure, InterruptedException {
        var results = new Results(request, metadata, before);
        judge(contacts.isEmpty() ? List.of() : load(contacts, results), results);
        return results.tally();
    }

    private List<Pair> load(List<ContactKey> contacts, Results results) {
        var pairs = new ArrayList<Pair>();
        for (Whole first : request.people()
                .load(request.crm(), request.bound(), contacts, WholePeople.START, MESSAGES, perCase())) {
            pairs.addAll(pairs(first, true, results));
            Whole whole = first;
            while (whole.more()) {
                List<ContactKey> contact = List.of(whole.bundle().row().contact());
                List<Whole> next = request.people()
                        .load(
                                request.crm(),
                                request.bound(),
                                contact,
                                whole.bundle().upTo(),
                                MESSAGES,
                                perCase());
                if (next.isEmpty()) {
                    break;
                }
                whole = next.get(0);
                pairs.addAll(pairs(whole, false, results));
            }
        }
        return pairs;
    }

    /** What both mappings need; each takes of it as much as a delivery would give it. */
    private int perCase() {
        return Math.max(
                request.candidate().mapping().messagesPerCase(),
                request.active().messagesPerCase());
    }

    private List<Pair> pairs(Whole whole, boolean first, Results results) {
        results.messages(whole.bundle().messages().size());
        return Pair.of(
                fresh.of(whole.bundle()).records(), present.of(whole.bundle()).records(), first);
    }

    private void judge(List<Pair> pairs, Results results) throws TargetFailure, InterruptedException {
        Map<MappedObject, List<Pair>> byObject = new LinkedHashMap<>();
        // Parents first: the file's order, then what only the present mapping has.
        request.candidate().mapping().objects().forEach(object -> byObject.put(object, new ArrayList<>()));
        pairs.forEach(pair ->
                byObject.computeIfAbsent(own(pair), object -> new ArrayList<>()).add(pair));
        var judge = new RecordJudge(records, metadata);
        Map<ContactKey, List<Judged>> people = new LinkedHashMap<>();
        for (Map.Entry<MappedObject, List<Pair>> object : byObject.entrySet()) {
            Map<String, Found> held = held(object.getKey(), object.getValue());
            for (Pair pair : object.getValue()) {
                var judged = new Judged(pair, judge.of(pair, held));
                people.computeIfAbsent(pair.contact(), contact -> new ArrayList<>())
                        .add(judged);
            }
        }
        people.values().forEach(results::add);
    }

    private MappedObject own(Pair pair) {
        if (pair.fresh() != null) {
            return pair.fresh().object();
        }
        String name = pair.object().name();
        return request.candidate().mapping().objects().stream()
                .filter(object -> object.name().equals(name)
                        && object.writes().equals(pair.object().writes()))
                .findFirst()
                .orElse(pair.object());
    }

    private @Nullable Map<String, Found> held(MappedObject object, List<Pair> pairs)
            throws TargetFailure, InterruptedException {
        boolean known = request.candidate().mapping().objects().contains(object);
        return records == null || !known || pairs.isEmpty() ? null : records.read(object, pairs);
    }

    private void tell(SoFar from, SoFar at, long total, long kept) {
        long done = at.people() - from.people();
        double seconds = (at.millis() - from.millis()) / 1e3;
        double rate = done == 0 || seconds <= 0 ? 0 : done / seconds;
        Duration left = rate == 0 ? null : Duration.ofMillis((long) (1_000 * (total - at.people()) / rate));
        String waits = records == null ? null : records.waitsFor();
        request.progress().at(new Progress(at.people(), total, rate, left, waits, kept));
    }
}
