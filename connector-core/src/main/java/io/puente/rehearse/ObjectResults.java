package io.puente.rehearse;

import io.puente.delivery.ExpectedRecord;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappedObject;
import io.puente.rehearse.RehearsalReport.FieldReport;
import io.puente.rehearse.RehearsalReport.ObjectReport;
import io.puente.rehearse.RehearsalReport.RecordReport;
import io.puente.rehearse.Tally.ObjectTally;
import io.puente.spi.FieldValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts one object's records on from what was found before, and keeps some of them. Not thread-safe. */
final class ObjectResults {
    private final MappedObject object;
    private final Metadata metadata;
    private final int examples;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Map<String, FieldCount> fields = new TreeMap<>();
    private final Map<String, Integer> listed = new TreeMap<>();
    private final List<RecordReport> records = new ArrayList<>();

    private static final class FieldCount {
        private final String rule;
        private long changed;
        private long already;
        private long rejected;
        private long noLongerWritten;
        private final CreatedValues created;

        private FieldCount(String rule) {
            this.rule = rule;
            this.created = new CreatedValues();
        }

        private FieldCount(FieldReport before) {
            this.rule = before.rule();
            this.changed = before.changed();
            this.already = before.already();
            this.rejected = before.rejected();
            this.noLongerWritten = before.noLongerWritten();
            this.created = new CreatedValues(before.onlyNew(), before.created());
        }

        private boolean any() {
            return changed + already + rejected + noLongerWritten + created.all() > 0;
        }
    }

    ObjectResults(MappedObject object, Metadata metadata, int examples) {
        this.object = object;
        this.metadata = metadata;
        this.examples = examples;
    }

    ObjectResults(MappedObject object, Metadata metadata, int examples, ObjectTally before) {
        this(object, metadata, examples);
        counts.putAll(before.found().counts());
        before.found().fields().forEach(field -> fields.put(field.field(), new FieldCount(field)));
        listed.putAll(before.listed());
        records.addAll(before.found().records());
    }

    void add(Judged judged) {
        RecordResult result = judged.result();
        counts.merge(result.outcome(), 1L, Long::sum);
        boolean creates = result.outcome() == Outcome.NEW;
        for (FieldChange change : result.changes()) {
            FieldCount count = field(change.field());
            if (!creates && change.already()) {
                count.already++;
            } else if (!creates) {
                count.changed++;
            }
        }
        if (result.outcome() == Outcome.REJECTED) {
            result.reasons().stream()
                    .map(reason -> field(reason.field()))
                    .distinct()
                    .forEach(count -> count.rejected++);
        }
        noLongerWritten(judged);
        onlyNew(judged);
        if (result.outcome() != Outcome.UNCHANGED && wanted(result)) {
            records.add(record(judged));
        }
    }

    private FieldCount field(String name) {
        return fields.computeIfAbsent(name, field -> new FieldCount(metadata.rule(object, name)));
    }

    private void noLongerWritten(Judged judged) {
        Pair pair = judged.pair();
        if (!judged.written() || !pair.presentWrites() || judged.result().recordId() == null) {
            return;
        }
        Mapped before = pair.present() == null ? null : pair.present().mapped();
        if (before != null) {
            Set<String> after = Pair.whole(pair.fresh()).keySet();
            before.always().keySet().stream()
                    .filter(name -> !after.contains(name))
                    .forEach(name -> field(name).noLongerWritten++);
        }
    }

    /** A record that the CRM has keeps what it was created with; the next one like it would not get the same. */
    private void onlyNew(Judged judged) {
        Pair pair = judged.pair();
        ExpectedRecord fresh = pair.fresh();
        Mapped mapped = fresh == null ? null : fresh.mapped();
        if (mapped != null && judged.written() && pair.presentWrites() && pair.recordId() != null) {
            Map<String, FieldValue> before = Pair.whole(pair.present());
            Map<String, FieldValue> after = Pair.whole(pair.fresh());
            Pair.createOnly(pair.fresh(), pair.present()).forEach(name -> {
                if (!Shown.same(before.get(name), after.get(name))) {
                    String rule = metadata.rule(object, name, mapped);
                    field(name).created.add(Shown.of(before.get(name)), Shown.of(after.get(name)), rule);
                }
            });
        }
    }

    /** Some of each outcome, and of each field within it. */
    private boolean wanted(RecordResult result) {
        List<String> kinds = new ArrayList<>();
        result.changes().forEach(change -> kinds.add(result.outcome() + " " + change.field()));
        result.reasons().forEach(reason -> kinds.add(result.outcome() + " " + reason.field()));
        if (kinds.isEmpty() || result.outcome() == Outcome.NEW) {
            kinds.clear();
            kinds.add(result.outcome().name());
        }
        boolean room = kinds.stream().anyMatch(kind -> listed.getOrDefault(kind, 0) < examples);
        if (room) {
            kinds.forEach(kind -> listed.merge(kind, 1, Integer::sum));
        }
        return room;
    }

    private static RecordReport record(Judged judged) {
        RecordResult result = judged.result();
        return new RecordReport(
                result.key(),
                result.contact().value(),
                result.recordId(),
                result.outcome(),
                result.compared() ? "crm" : "present-mapping",
                judged.already(),
                result.changes(),
                result.reasons());
    }

    ObjectTally tally() {
        List<FieldReport> reports = fields.entrySet().stream()
                // Fields of records that are only new.
                .filter(entry -> entry.getValue().any())
                .map(entry -> new FieldReport(
                        entry.getKey(),
                        entry.getValue().rule,
                        entry.getValue().changed,
                        entry.getValue().already,
                        entry.getValue().rejected,
                        entry.getValue().noLongerWritten,
                        entry.getValue().created.all(),
                        entry.getValue().created.values()))
                .collect(Collectors.toList());
        var found = new ObjectReport(
                object.name(), object.writes().value(), new EnumMap<>(counts), reports, List.copyOf(records));
        return new ObjectTally(found, new TreeMap<>(listed));
    }
}
