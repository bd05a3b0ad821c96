package io.puente.testkit;

import io.puente.mapping.PlainText;
import io.puente.spi.Budget;
import io.puente.spi.Capabilities;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CRM in memory with behaviour: keeps records, checks references, fails as {@link CrmFaults} says, and notices when
 * core breaks its promises (two calls for one lane, too many calls at once). Where upserts are not idempotent, writing
 * without {@code mayExist} makes a second record, as such a CRM would. Thread-safe.
 */
public final class RecordingCrm implements CrmConnector, RecordReader {
    private final Capabilities capabilities;
    private final CrmFaults faults;
    private final Map<String, CrmRecord> byId = new LinkedHashMap<>();
    private final Map<String, String> idByKey = new HashMap<>();
    private final List<ChangeBatch> calls = new ArrayList<>();
    private final List<String> breaches = new ArrayList<>();
    private final Set<String> lanesInCall = new HashSet<>();
    private int inCall;
    private int reads;
    private final List<Integer> readSizes = new ArrayList<>();
    private Runnable beforeRead = () -> {};
    private int probes;
    private int lastId;
    private @Nullable Budget budget;

    public RecordingCrm(Capabilities capabilities, CrmFaults faults) {
        this.capabilities = capabilities;
        this.faults = faults;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    public CrmFaults faults() {
        return faults;
    }

    @Override
    public List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        batch.requireAtMost(capabilities.maxBatch());
        enter(batch);
        try {
            faults.duringCall(batch);
            return applyAll(batch);
        } finally {
            leave(batch);
        }
    }

    private synchronized List<ChangeResult> applyAll(ChangeBatch batch) throws TargetFailure {
        Optional<TargetFailure> before = faults.before(batch);
        if (before.isPresent()) {
            throw before.get();
        }
        List<ChangeResult> results = new ArrayList<>();
        for (Change change : batch.changes()) {
            Optional<Failure> refused = faults.refusal(change);
            results.add(refused.isPresent() ? new ChangeResult.Rejected(change, refused.get()) : apply(change));
        }
        Optional<TargetFailure> after = faults.after(batch);
        if (after.isPresent()) {
            throw after.get();
        }
        return faults.answer(results);
    }

    private ChangeResult apply(Change change) {
        for (Reference reference : change.references()) {
            if (!byId.containsKey(String.valueOf(reference.recordId()))) {
                List<String> fields = List.of(reference.field());
                return new ChangeResult.Rejected(
                        change, new Failure(FailureKind.REFERENCE_MISSING, "NO_PARENT", "", fields, null));
            }
        }
        String id = change.recordId();
        String known = idByKey.get(change.object() + " " + change.key().value());
        if (id == null && (capabilities.idempotentUpsert() || change.mayExist())) {
            id = known;
        } else if (id != null && !byId.containsKey(id)) {
            return new ChangeResult.Rejected(change, Failure.of(FailureKind.REFERENCE_MISSING, "GONE", ""));
        }
        boolean created = id == null;
        String recordId = id == null ? "id-" + ++lastId : id;
        Map<String, String> fields = new LinkedHashMap<>();
        if (byId.containsKey(recordId)) {
            fields.putAll(byId.get(recordId).fields());
        }
        change.fields().forEach((name, value) -> fields.put(name, PlainText.of(value)));
        change.references().forEach(ref -> fields.put(ref.field(), String.valueOf(ref.recordId())));
        put(new CrmRecord(recordId, change.object().value(), change.key().value(), fields));
        return new ChangeResult.Applied(change, recordId, created);
    }

    private void put(CrmRecord record) {
        byId.put(record.id(), record);
        idByKey.put(record.object() + " " + record.key(), record.id());
    }

    private synchronized void enter(ChangeBatch batch) {
        calls.add(batch);
        inCall++;
        if (inCall > capabilities.maxConcurrentCalls()) {
            breaches.add(inCall + " calls at once");
        }
        for (String lane : lanes(batch)) {
            if (!lanesInCall.add(lane)) {
                breaches.add("lane " + lane + " in two calls at once");
            }
        }
    }

    private synchronized void leave(ChangeBatch batch) {
        inCall--;
        lanesInCall.removeAll(lanes(batch));
    }

    private static Set<String> lanes(ChangeBatch batch) {
        Set<String> lanes = new HashSet<>();
        batch.changes().forEach(change -> lanes.add(change.lane()));
        return lanes;
    }

    @Override
    public synchronized void probe() throws TargetFailure {
        probes++;
        faults.probe();
    }

    @Override
    public Optional<RecordReader> reader() {
        return Optional.of(this);
    }

    @Override
    public List<Found> byKey(ObjectName object, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure {
        Runnable first;
        synchronized (this) {
            first = beforeRead;
        }
        first.run();
        return foundByKey(object, values, fields);
    }

    private synchronized List<Found> foundByKey(ObjectName object, Collection<String> values, Set<String> fields)
            throws TargetFailure {
        reads++;
        readSizes.add(values.size());
        faults.probe();
        return byId.values().stream()
                .filter(record -> record.object().equals(object.value()) && values.contains(record.key()))
                .map(record -> found(record, fields))
                .toList();
    }

    @Override
    public synchronized List<Found> byId(
            ObjectName object, Collection<String> recordIds, String keyField, Set<String> fields) throws TargetFailure {
        reads++;
        readSizes.add(recordIds.size());
        faults.probe();
        return recordIds.stream()
                .filter(byId::containsKey)
                .map(id -> found(byId.get(id), fields))
                .toList();
    }

    private static Found found(CrmRecord record, Set<String> fields) {
        Map<String, String> values = new HashMap<>(record.fields());
        values.keySet().retainAll(fields);
        values.values().removeIf(String::isEmpty);
        return new Found(record.id(), record.key(), values);
    }

    @Override
    public Optional<Budget> budget() {
        return Optional.ofNullable(budget);
    }

    public void budget(long used, long allowed) {
        budget = new Budget(used, allowed);
    }

    @Override
    public void close() {}

    public synchronized List<CrmRecord> records(String object) {
        return byId.values().stream().filter(r -> r.object().equals(object)).toList();
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public synchronized CrmRecord record(String object, String key) {
        return records(object).stream()
                .filter(r -> r.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody deletes it in the CRM. */
    public synchronized void delete(CrmRecord record) {
        byId.remove(record.id());
        idByKey.remove(record.object() + " " + record.key());
    }

    /** Somebody edits it in the CRM. */
    public synchronized void edit(CrmRecord record, String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>(record.fields());
        fields.put(field, value);
        put(new CrmRecord(record.id(), record.object(), record.key(), fields));
    }

    /** Somebody copies it in the CRM, our key and all. */
    public synchronized void copy(CrmRecord record) {
        String id = "id-" + ++lastId;
        byId.put(id, new CrmRecord(id, record.object(), record.key(), record.fields()));
    }

    /** Somebody changes the key of ours that it carries. */
    public synchronized void rekey(CrmRecord record, String key) {
        idByKey.remove(record.object() + " " + record.key());
        put(new CrmRecord(record.id(), record.object(), key, record.fields()));
    }

    /** How many keys or ids each read asked for, in order. */
    public synchronized List<Integer> readSizes() {
        return List.copyOf(readSizes);
    }

    /** Runs at the begin of each read by key, for what happens in the middle of things. */
    public synchronized void beforeRead(Runnable action) {
        beforeRead = action;
    }

    public synchronized List<ChangeBatch> calls() {
        return List.copyOf(calls);
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    public synchronized int reads() {
        return reads;
    }

    public synchronized int probes() {
        return probes;
    }

    /** Promises of core that were broken; empty is good. */
    public synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }
}
