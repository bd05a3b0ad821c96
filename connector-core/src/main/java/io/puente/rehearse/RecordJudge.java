package io.puente.rehearse;

import io.puente.delivery.ExpectedRecord;
import io.puente.delivery.ExpectedRecord.Stand;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.spi.FieldValue;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares one record as a file would write it with what there is. Parents must come before children; not thread-safe. */
final class RecordJudge {
    private final @Nullable CrmRecords records;
    private final Metadata metadata;
    /** Records that neither are in the CRM nor would get there: object and key. */
    private final Set<String> missing = new HashSet<>();

    /** @param records null if the CRM cannot be read */
    RecordJudge(@Nullable CrmRecords records, Metadata metadata) {
        this.records = records;
        this.metadata = metadata;
    }

    /** @param read what the CRM holds by key; null if nobody could ask */
    RecordResult of(Pair pair, @Nullable Map<String, Found> read) {
        Found found = read == null ? null : read.get(pair.key());
        String recordId = found != null ? found.recordId() : pair.recordId();
        ExpectedRecord fresh = pair.fresh();
        if (fresh == null) {
            return result(pair, recordId, Outcome.NO_LONGER_WRITTEN, found, List.of(), List.of());
        }
        List<Reason> reasons = rejections(fresh, recordId == null);
        if (!reasons.isEmpty()) {
            return stopped(pair, recordId, Outcome.REJECTED, found, reasons);
        }
        reasons = waits(fresh);
        if (!reasons.isEmpty()) {
            return stopped(pair, recordId, Outcome.HELD, found, reasons);
        }
        if (found != null) {
            List<FieldChange> changes = againstCrm(pair, fresh, found);
            return result(pair, recordId, outcome(changes), found, changes, List.of());
        }
        List<FieldChange> changes = againstPresent(pair, fresh);
        Outcome outcome = pair.presentWrites() ? outcome(changes) : Outcome.NEW;
        return result(pair, recordId, outcome, null, changes, List.of());
    }

    private RecordResult stopped(
            Pair pair, @Nullable String recordId, Outcome outcome, @Nullable Found found, List<Reason> reasons) {
        if (recordId == null) {
            missing.add(pair.object().name() + " " + pair.key());
        }
        return result(pair, recordId, outcome, found, List.of(), reasons);
    }

    private static RecordResult result(
            Pair pair,
            @Nullable String recordId,
            Outcome outcome,
            @Nullable Found found,
            List<FieldChange> changes,
            List<Reason> reasons) {
        return new RecordResult(
                pair.object(), pair.key(), pair.contact(), recordId, outcome, found != null, changes, reasons);
    }

    private static Outcome outcome(List<FieldChange> changes) {
        if (changes.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        return changes.stream().allMatch(FieldChange::already) ? Outcome.DIFFERS_ALREADY : Outcome.CHANGED;
    }

    private List<Reason> rejections(ExpectedRecord fresh, boolean creating) {
        MappedObject object = fresh.object();
        if (fresh.stand() == Stand.UNMAPPABLE) {
            return fresh.problems().stream()
                    .map(problem -> new Reason(problem.field(), metadata.rule(object, problem.field()), problem.text()))
                    .toList();
        }
        Mapped mapped = fresh.mapped();
        return mapped == null ? List.of() : metadata.refusals(object, mapped, creating);
    }

    private List<Reason> waits(ExpectedRecord fresh) {
        var reasons = new ArrayList<Reason>();
        Mapped mapped = fresh.mapped();
        if (mapped != null) {
            for (ParentReference reference : mapped.references()) {
                String parent = reference.object() + " " + reference.parentKey();
                boolean none = reference.parentKey().isEmpty() && reference.whenMissing() == WhenMissing.WAIT;
                if (missing.contains(parent)) {
                    reasons.add(held(fresh, reference, "its " + reference.object() + " would not be written"));
                } else if (none && fresh.stand() == Stand.KEPT_BACK) {
                    reasons.add(held(fresh, reference, "waits until there is a " + reference.object()));
                }
            }
        }
        if (reasons.isEmpty() && fresh.stand() != Stand.READY) {
            reasons.add(new Reason("", metadata.rule(fresh.object(), ""), "what it belongs to would not be written"));
        }
        return reasons;
    }

    private Reason held(ExpectedRecord fresh, ParentReference reference, String text) {
        return new Reason(reference.field(), metadata.rule(fresh.object(), reference.field()), text);
    }

    private List<FieldChange> againstCrm(Pair pair, ExpectedRecord fresh, Found found) {
        if (records == null) {
            throw new IllegalStateException("a record was found without a reader");
        }
        MappedObject object = fresh.object();
        boolean linked = pair.recordId() != null;
        Map<String, FieldValue> present = Pair.update(pair.present(), linked, found.fields());
        var changes = new ArrayList<FieldChange>();
        Pair.update(fresh, linked, found.fields()).forEach((field, value) -> {
            String held = found.fields().get(field);
            if (metadata.readable(object, field) && !records.reader().same(object.writes(), field, value, held)) {
                boolean already = present.containsKey(field) && Shown.same(present.get(field), value);
                changes.add(new FieldChange(field, held, Shown.of(value), rule(fresh, field), already));
            }
        });
        for (Reference reference : fresh.references()) {
            String parent = reference.recordId();
            records.lookup(object, reference).ifPresent(name -> {
                String held = found.fields().get(name);
                if (parent != null && !parent.equalsIgnoreCase(held)) {
                    boolean already = pair.present() != null
                            && pair.present().references().contains(reference);
                    changes.add(new FieldChange(
                            reference.field(), held, parent, metadata.rule(object, reference.field()), already));
                }
            });
        }
        return changes;
    }

    private String rule(ExpectedRecord fresh, String field) {
        Mapped mapped = fresh.mapped();
        return mapped == null ? metadata.rule(fresh.object(), field) : metadata.rule(fresh.object(), field, mapped);
    }

    /** Two plans of a record that the CRM does not have, or that nobody can read there. */
    private List<FieldChange> againstPresent(Pair pair, ExpectedRecord fresh) {
        MappedObject object = fresh.object();
        boolean linked = pair.recordId() != null;
        Map<String, FieldValue> after = linked ? Pair.update(fresh, true, Map.of()) : Pair.whole(fresh);
        Map<String, FieldValue> before = !pair.presentWrites()
                ? Map.of()
                : linked ? Pair.update(pair.present(), true, Map.of()) : Pair.whole(pair.present());
        var changes = new ArrayList<FieldChange>();
        after.forEach((field, value) -> {
            if (!Shown.same(before.get(field), value)) {
                changes.add(new FieldChange(
                        field, Shown.of(before.get(field)), Shown.of(value), rule(fresh, field), false));
            }
        });
        before.forEach((field, value) -> {
            if (!linked && !after.containsKey(field) && Shown.of(value) != null) {
                changes.add(new FieldChange(field, Shown.of(value), null, metadata.rule(object, ""), false));
            }
        });
        return changes;
    }
}
