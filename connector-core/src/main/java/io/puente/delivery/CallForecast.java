package io.puente.delivery;

import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import io.puente.model.ContactKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts the calls that deliveries of these records would make, packed as deliveries pack them: so many people together,
 * wave after wave, no more messages of one person at a time than a delivery takes. Not thread-safe.
 */
public final class CallForecast {
    private final int maxBatch;
    private final int people;
    private final int messages;
    private final boolean fresh;
    private final List<Person> together;
    private final List<Person> later;
    private final Map<String, Long> writes;
    private long reads;

    /**
     * @param people delivered together
     * @param fresh the CRM has nothing of them yet
     * @param from where another forecast of the same kind stood
     */
    public CallForecast(int maxBatch, int people, boolean fresh, SoFar from) {
        this.maxBatch = maxBatch;
        this.people = people;
        this.fresh = fresh;
        this.messages = DeliverySettings.DEFAULT.messagesPerPerson(people, false);
        this.together = new ArrayList<>(from.together);
        this.later = new ArrayList<>(from.later);
        this.writes = new TreeMap<>(from.writes);
        this.reads = from.reads;
    }

    /**
     * @param writes calls by the mapping's object
     * @param reads before writing, of fields that are written only while they are empty
     */
    public record Calls(Map<String, Long> writes, long reads) {
        public long all() {
            return reads + writes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Where a forecast stands, as a value to go on from.
     *
     * @param together people of the next delivery, and {@code later} of the one after it
     */
    public record SoFar(List<Person> together, List<Person> later, Map<String, Long> writes, long reads) {
        public static final SoFar NOTHING = new SoFar(List.of(), List.of(), Map.of(), 0);

        public SoFar {
            together = List.copyOf(together);
            later = List.copyOf(later);
            writes = Collections.unmodifiableMap(new TreeMap<>(writes));
        }
    }

    /** One person's records, in the mapping's order. */
    public record Person(String contact, List<Run> records) {
        public Person {
            records = List.copyOf(records);
        }
    }

    /**
     * Records of one object that follow each other.
     *
     * @param readFirst whether their fields are read before they are written
     */
    public record Run(String object, boolean message, boolean readFirst, int count) {
        private Run of(int other) {
            return new Run(object, message, readFirst, other);
        }
    }

    /** @param records of one person, to be sent, in the mapping's order */
    public void add(List<ExpectedRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        var runs = new ArrayList<Run>();
        for (ExpectedRecord expected : records) {
            MappedObject object = expected.object();
            Run one = new Run(object.name(), object.from() == CanonicalKind.MESSAGE, readFirst(expected), 1);
            Run last = runs.isEmpty() ? one : runs.get(runs.size() - 1);
            if (!runs.isEmpty() && last.of(1).equals(one)) {
                runs.set(runs.size() - 1, last.of(last.count + 1));
            } else {
                runs.add(one);
            }
        }
        add(new Person(records.get(0).contact().value(), runs));
    }

    private void add(Person person) {
        var first = new ArrayList<Run>();
        var rest = new ArrayList<Run>();
        int taken = 0;
        for (Run run : person.records) {
            int now = run.message ? Math.min(run.count, messages - taken) : run.count;
            taken += run.message ? now : 0;
            if (now > 0) {
                first.add(run.of(now));
            }
            if (now < run.count) {
                rest.add(run.of(run.count - now));
            }
        }
        together.add(new Person(person.contact, first));
        if (!rest.isEmpty()) {
            later.add(new Person(person.contact, rest));
        }
        if (together.size() >= people) {
            deliver();
        }
    }

    public SoFar soFar() {
        return new SoFar(together, later, writes, reads);
    }

    /** With everything that was added. */
    public Calls end() {
        while (!together.isEmpty() || !later.isEmpty()) {
            deliver();
        }
        return new Calls(writes, reads);
    }

    private void deliver() {
        Map<String, Wave> waves = new LinkedHashMap<>();
        for (Person person : together) {
            for (Run run : person.records) {
                waves.computeIfAbsent(run.object, object -> new Wave()).add(person.contact, run);
            }
        }
        waves.forEach((object, wave) -> {
            writes.merge(object, wave.calls(maxBatch), Long::sum);
            reads += (wave.readFirst + maxBatch - 1) / maxBatch;
        });
        together.clear();
        List<Person> next = List.copyOf(later);
        later.clear();
        next.forEach(this::add);
    }

    /** One object's records, each by whose it is. */
    private static final class Wave {
        private final List<ContactKey> records = new ArrayList<>();
        private long readFirst;

        private void add(String contact, Run run) {
            records.addAll(Collections.nCopies(run.count, new ContactKey(contact)));
            readFirst += run.readFirst ? run.count : 0;
        }

        private long calls(int maxBatch) {
            return Packing.of(records, Function.identity(), maxBatch).stream()
                    .mapToLong(List::size)
                    .sum();
        }
    }

    private boolean readFirst(ExpectedRecord expected) {
        return !fresh
                && expected.recordId() != null
                && expected.mapped() != null
                && !expected.mapped().whenEmpty().isEmpty();
    }
}
