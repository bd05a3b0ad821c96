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
import io.puente.store.RecentPeople.Recent;
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
 * in the CRM or here. Keeps one portion of people at a time and the differences listed. One thread; an interrupt ends it.
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
    private final Results results;

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
        this.results = new Results(request, metadata);
    }

    /**
     * Rehearses.
     *
     * @throws TargetFailure if the CRM cannot be asked, or no longer
     * @throws InterruptedException if the thread was interrupted; nothing is left behind
     */
    public static RehearsalReport run(RehearsalRequest request) throws TargetFailure, InterruptedException {
        return new Rehearsal(request).run();
    }

    private RehearsalReport run() throws TargetFailure, InterruptedException {
        Recent recent =
                request.people().newest(request.bound(), request.limits().conversations());
        List<ContactKey> contacts = recent.contacts();
        long began = System.nanoTime();
        tell(0, contacts.size(), began);
        int step = Math.min(PEOPLE, DeliverySettings.DEFAULT.peoplePerLoad(perCase()));
        for (int from = 0; from < contacts.size(); from += step) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the rehearsal was interrupted");
            }
            int to = Math.min(contacts.size(), from + step);
            judge(load(contacts.subList(from, to)));
            tell(to, contacts.size(), began);
        }
        return results.report(recent, Duration.ofNanos(System.nanoTime() - began));
    }

    private List<Pair> load(List<ContactKey> contacts) {
        var pairs = new ArrayList<Pair>();
        for (Whole first : request.people()
                .load(request.crm(), request.bound(), contacts, WholePeople.START, MESSAGES, perCase())) {
            pairs.addAll(pairs(first, true));
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
                pairs.addAll(pairs(whole, false));
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

    private List<Pair> pairs(Whole whole, boolean first) {
        results.messages(whole.bundle().messages().size());
        return Pair.of(
                fresh.of(whole.bundle()).records(), present.of(whole.bundle()).records(), first);
    }

    private void judge(List<Pair> pairs) throws TargetFailure, InterruptedException {
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

    private void tell(long done, long total, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        double rate = done == 0 || seconds <= 0 ? 0 : done / seconds;
        Duration left = rate == 0 ? null : Duration.ofMillis((long) (1_000 * (total - done) / rate));
        String waits = records == null ? null : records.waitsFor();
        request.progress().at(new Progress(done, total, rate, left, waits));
    }
}
