package io.puente.parity;

import io.puente.delivery.DeliverySettings;
import io.puente.delivery.Expectations;
import io.puente.delivery.ExpectedRecord;
import io.puente.delivery.Portions;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.TargetFailure;
import io.puente.store.LeaseLost;
import io.puente.store.WholePeople;
import io.puente.store.WholePeople.Whole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at people's records: a first look in full pages, and a second one at those that differ, because traffic goes on
 * meanwhile. Keeps at most a page of records per object, and the names of those that differ. One thread at a time.
 */
final class Comparison {
    /** Messages of one person loaded at once. */
    static final int MESSAGES = 200;

    private final TargetId target;
    private final WholePeople people;
    private final int perCase;
    private final int together;
    private final Expectations expectations;
    private final BackgroundReader reader;
    private final Judge judge;
    private final Lookups lookups;
    private final Tally tally;
    private final Map<MappedObject, List<Subject>> queues = new LinkedHashMap<>();
    private final Map<ContactKey, Set<String>> suspects = new LinkedHashMap<>();

    Comparison(
            ParityParts parts,
            CrmMapping mapping,
            Expectations expectations,
            BackgroundReader reader,
            Judge judge,
            Lookups lookups,
            Tally tally) {
        this.target = parts.target();
        this.people = parts.people();
        this.perCase = mapping.messagesPerCase();
        this.together = DeliverySettings.DEFAULT.peoplePerLoad(perCase);
        this.expectations = expectations;
        this.reader = reader;
        this.judge = judge;
        this.lookups = lookups;
        this.tally = tally;
    }

    /** @return records looked at or queued */
    long add(List<ContactKey> contacts) throws TargetFailure, InterruptedException, LeaseLost {
        var subjects = new ArrayList<Subject>();
        long records = 0;
        for (List<ContactKey> some : Portions.of(contacts, together)) {
            records += add(some, subjects);
        }
        return records + enqueue(subjects);
    }

    private long add(List<ContactKey> contacts, List<Subject> subjects)
            throws TargetFailure, InterruptedException, LeaseLost {
        long records = 0;
        for (Whole first : people.load(target, contacts, WholePeople.START, MESSAGES, perCase)) {
            Whole whole = first;
            subjects.addAll(subjects(whole, true, tally::keptBack));
            while (whole.more()) {
                records += enqueue(subjects);
                subjects.clear();
                List<Whole> next = people.load(
                        target,
                        List.of(whole.bundle().row().contact()),
                        whole.bundle().upTo(),
                        MESSAGES,
                        perCase);
                if (next.isEmpty()) {
                    break;
                }
                whole = next.get(0);
                subjects.addAll(subjects(whole, false, tally::keptBack));
            }
        }
        return records;
    }

    /** @param first whether it is the person's first part: only this one holds all but messages */
    private List<Subject> subjects(Whole whole, boolean first, Consumer<MappedObject> keptBack) {
        Expectations.Person person = expectations.of(whole.bundle());
        var subjects = new ArrayList<Subject>();
        for (ExpectedRecord expected : person.records()) {
            if (first || expected.object().from() == CanonicalKind.MESSAGE) {
                if (expected.stand() == ExpectedRecord.Stand.KEPT_BACK) {
                    keptBack.accept(expected.object());
                } else {
                    subjects.add(Subject.of(expected, whole));
                }
            }
        }
        for (Expectations.Leftover leftover : person.leftovers()) {
            if (first || leftover.object().from() == CanonicalKind.MESSAGE) {
                subjects.add(Subject.of(leftover, whole));
            }
        }
        return subjects;
    }

    private int enqueue(List<Subject> subjects) throws TargetFailure, InterruptedException, LeaseLost {
        for (Subject subject : subjects) {
            List<Subject> queue = queues.computeIfAbsent(subject.object(), object -> new ArrayList<>());
            queue.add(subject);
            if (queue.size() >= reader.keysPerCall()) {
                firstLook(subject.object(), queue);
            }
        }
        return subjects.size();
    }

    /** Looks at what is queued, and again at what differs; afterwards nothing is left open. */
    void settle() throws TargetFailure, InterruptedException, LeaseLost {
        for (Map.Entry<MappedObject, List<Subject>> queue : queues.entrySet()) {
            if (!queue.getValue().isEmpty()) {
                firstLook(queue.getKey(), queue.getValue());
            }
        }
        var second = new SecondLook(this, reader, tally);
        second.at(suspects);
        suspects.clear();
    }

    private void firstLook(MappedObject object, List<Subject> queue)
            throws TargetFailure, InterruptedException, LeaseLost {
        for (Judgement judgement : look(object, queue)) {
            if (judgement.certain()) {
                tally.count(judgement);
            } else {
                suspects.computeIfAbsent(judgement.subject().contact(), contact -> new HashSet<>())
                        .add(judgement.subject().name());
            }
        }
        queue.clear();
    }

    /** Reads at most a page of records and compares them. */
    List<Judgement> look(MappedObject object, List<Subject> page)
            throws TargetFailure, InterruptedException, LeaseLost {
        Map<String, List<Found>> found = read(object, page);
        return page.stream()
                .map(subject -> judge.of(subject, found.getOrDefault(subject.key(), List.of()), null))
                .toList();
    }

    private Map<String, List<Found>> read(MappedObject object, List<Subject> page)
            throws TargetFailure, InterruptedException, LeaseLost {
        Set<String> fields = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Subject subject : page) {
            fields.addAll(subject.fields(lookups));
            keys.add(subject.key());
        }
        Map<String, List<Found>> found = new HashMap<>();
        for (Found record : reader.byKey(object, keys, fields)) {
            if (record.key() != null) {
                found.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record);
            }
        }
        return found;
    }

    /** With the record it was written to, wherever our key is now. */
    Judgement again(Judgement judgement, Found written) {
        return judge.of(judgement.subject(), List.of(), written);
    }

    /** These people's records of these names, as they stand now. */
    List<Subject> now(Map<ContactKey, Set<String>> names) {
        var subjects = new ArrayList<Subject>();
        for (List<ContactKey> some : Portions.of(List.copyOf(names.keySet()), together)) {
            now(some, names, subjects);
        }
        return subjects;
    }

    private void now(List<ContactKey> contacts, Map<ContactKey, Set<String>> names, List<Subject> subjects) {
        for (Whole first : people.load(target, contacts, WholePeople.START, MESSAGES, perCase)) {
            ContactKey contact = first.bundle().row().contact();
            Set<String> wanted = names.getOrDefault(contact, Set.of());
            List<Whole> part = List.of(first);
            boolean begin = true;
            while (!part.isEmpty()) {
                Whole whole = part.get(0);
                subjects(whole, begin, object -> {}).stream()
                        .filter(subject -> wanted.contains(subject.name()))
                        .forEach(subjects::add);
                begin = false;
                part = whole.more()
                        ? people.load(target, List.of(contact), whole.bundle().upTo(), MESSAGES, perCase)
                        : List.of();
            }
        }
    }
}
