package io.puente.delivery;

import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the calls that deliveries of these records would make, packed as deliveries pack them: so many people together,
 * wave after wave, no more messages of one person at a time than a delivery takes. Not thread-safe.
 */
public final class CallForecast {
    private final int maxBatch;
    private final int people;
    private final int messages;
    private final boolean fresh;
    private final List<List<ExpectedRecord>> together = new ArrayList<>();
    private final List<List<ExpectedRecord>> later = new ArrayList<>();
    private final Map<String, Long> writes = new TreeMap<>();
    private long reads;

    /**
     * @param people delivered together
     * @param fresh the CRM has nothing of them yet
     */
    public CallForecast(int maxBatch, int people, boolean fresh) {
        this.maxBatch = maxBatch;
        this.people = people;
        this.fresh = fresh;
        this.messages = DeliverySettings.DEFAULT.messagesPerPerson(people, false);
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

    /** @param records of one person, to be sent, in the mapping's order */
    public void add(List<ExpectedRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        var first = new ArrayList<ExpectedRecord>();
        var rest = new ArrayList<ExpectedRecord>();
        int taken = 0;
        for (ExpectedRecord expected : records) {
            boolean message = expected.object().from() == CanonicalKind.MESSAGE;
            if (message && taken >= messages) {
                rest.add(expected);
            } else {
                first.add(expected);
                taken += message ? 1 : 0;
            }
        }
        together.add(first);
        if (!rest.isEmpty()) {
            later.add(rest);
        }
        if (together.size() >= people) {
            deliver();
        }
    }

    /** With everything that was added. */
    public Calls end() {
        while (!together.isEmpty() || !later.isEmpty()) {
            deliver();
        }
        return new Calls(writes, reads);
    }

    private void deliver() {
        Map<MappedObject, List<ExpectedRecord>> waves = new LinkedHashMap<>();
        together.forEach(person ->
                person.forEach(expected -> waves.computeIfAbsent(expected.object(), object -> new ArrayList<>())
                        .add(expected)));
        waves.forEach((object, records) -> {
            long calls = Packing.of(records, ExpectedRecord::contact, maxBatch).stream()
                    .mapToLong(List::size)
                    .sum();
            writes.merge(object.name(), calls, Long::sum);
            long read = records.stream().filter(this::readFirst).count();
            reads += (read + maxBatch - 1) / maxBatch;
        });
        together.clear();
        List<List<ExpectedRecord>> next = List.copyOf(later);
        later.clear();
        next.forEach(this::add);
    }

    private boolean readFirst(ExpectedRecord expected) {
        return !fresh
                && expected.recordId() != null
                && expected.mapped() != null
                && !expected.mapped().whenEmpty().isEmpty();
    }
}
