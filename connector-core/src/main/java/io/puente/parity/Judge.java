package io.puente.parity;

import io.puente.delivery.ExpectedRecord;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.model.CanonicalKind;
import io.puente.spi.FieldValue;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.Reference;
import io.puente.store.CrmLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares one record with what the CRM gave for its key, and names the cause of each difference. Thread-safe. */
final class Judge {
    private final RecordReader reader;

    /** @param reader knows how its CRM changes values on its own */
    Judge(RecordReader reader) {
        this.reader = reader;
    }

    /**
     * @param withKey the CRM's records that carry its key
     * @param byId the record it was written to, looked up by id; null if nobody looked, or if it is gone
     */
    Judgement of(Subject subject, List<Found> withKey, @Nullable Found byId) {
        ExpectedRecord expected = subject.expected();
        if (expected == null) {
            return leftover(subject, withKey);
        }
        if (withKey.isEmpty()) {
            Finding missing = new Finding(
                    Finding.Kind.MISSING,
                    missing(subject, byId),
                    subject.recordId(),
                    List.of(),
                    reason(subject),
                    since(subject));
            return Judgement.missing(subject, missing);
        }
        Found main = main(subject, withKey);
        var findings = new ArrayList<Finding>();
        List<String> differing = differing(subject, expected, main);
        Cause cause = differing.isEmpty() && expected.mapped() != null
                ? equalOrMoved(subject, main)
                : different(subject, expected);
        if (cause != null) {
            findings.add(new Finding(
                    Finding.Kind.DIFFERENT, cause, main.recordId(), differing, reason(subject), since(subject)));
        } else {
            List<String> emptied = emptied(expected, main);
            if (!emptied.isEmpty()) {
                findings.add(new Finding(
                        Finding.Kind.DIFFERENT, Cause.EMPTIED_IN_CRM, main.recordId(), emptied, null, null));
            }
        }
        for (Found other : withKey) {
            if (other != main) {
                findings.add(new Finding(Finding.Kind.EXTRA, Cause.DUPLICATE, other.recordId(), List.of(), null, null));
            }
        }
        return new Judgement(subject, main, differing, findings);
    }

    /** The one we wrote, if it is among them. */
    private static Found main(Subject subject, List<Found> withKey) {
        return withKey.stream()
                .filter(found -> found.recordId().equals(subject.recordId()))
                .findFirst()
                .orElse(withKey.get(0));
    }

    private static Judgement leftover(Subject subject, List<Found> withKey) {
        boolean merged = subject.object().from() == CanonicalKind.CONTACT
                && !subject.key().equals(subject.contact().value());
        Cause cause = merged ? Cause.MERGED : Cause.NO_LONGER_MAPPED;
        List<Finding> findings = withKey.stream()
                .map(found -> new Finding(Finding.Kind.EXTRA, cause, found.recordId(), List.of(), null, null))
                .toList();
        return new Judgement(subject, null, List.of(), findings);
    }

    private static Cause missing(Subject subject, @Nullable Found byId) {
        Cause ours = ours(subject);
        if (ours != null) {
            return ours;
        }
        if (subject.recordId() == null) {
            return neverWritten(subject);
        }
        return byId == null ? Cause.DELETED_IN_CRM : Cause.KEY_CHANGED_IN_CRM;
    }

    private static Cause different(Subject subject, ExpectedRecord expected) {
        Cause ours = ours(subject);
        if (ours != null) {
            return ours;
        }
        if (subject.recordId() == null) {
            return neverWritten(subject);
        }
        return expected.asWritten() ? Cause.CHANGED_IN_CRM : Cause.MAPPED_OTHERWISE;
    }

    /** What the mapping does not allow was not written for that reason. */
    private static Cause neverWritten(Subject subject) {
        ExpectedRecord expected = subject.expected();
        boolean unmappable = expected != null && expected.stand() == ExpectedRecord.Stand.UNMAPPABLE;
        return unmappable ? Cause.MAPPED_OTHERWISE : Cause.NEVER_WRITTEN;
    }

    private static @Nullable Cause equalOrMoved(Subject subject, Found main) {
        String written = subject.recordId();
        boolean moved = written != null && !written.equals(main.recordId());
        return moved && !subject.pending() ? Cause.ON_ANOTHER_RECORD : null;
    }

    /** What our own state says about a record that is not in the CRM as it should be. */
    private static @Nullable Cause ours(Subject subject) {
        CrmLink link = subject.link();
        if (link != null && link.state() == CrmLink.State.PARKED) {
            return Cause.NEEDS_ATTENTION;
        }
        ExpectedRecord expected = subject.expected();
        boolean blocked = expected != null && expected.stand() == ExpectedRecord.Stand.BLOCKED;
        if (link != null && link.state() == CrmLink.State.HELD) {
            return blocked || link.waitsFor() != null ? Cause.WAITS_FOR_PARENT : Cause.TRIED_AGAIN;
        }
        if (subject.pending()) {
            return Cause.BEHIND;
        }
        return blocked ? Cause.WAITS_FOR_PARENT : null;
    }

    private static @Nullable String reason(Subject subject) {
        CrmLink link = subject.link();
        return link == null || link.state() == CrmLink.State.LINKED ? null : link.reason();
    }

    private static java.time.@Nullable Instant since(Subject subject) {
        CrmLink link = subject.link();
        if (link != null && link.state() != CrmLink.State.LINKED) {
            return link.since();
        }
        return subject.pending() ? subject.row().dirtySince() : null;
    }

    private List<String> differing(Subject subject, ExpectedRecord expected, Found found) {
        Mapped mapped = expected.mapped();
        var fields = new TreeSet<String>();
        if (mapped != null) {
            for (Map.Entry<String, FieldValue> field : mapped.always().entrySet()) {
                String name = field.getKey();
                if (!reader.same(
                        subject.object().writes(),
                        name,
                        field.getValue(),
                        found.fields().get(name))) {
                    fields.add(name);
                }
            }
        }
        for (Reference reference : expected.references()) {
            reader.lookup(subject.object().writes(), reference.field()).ifPresent(name -> {
                String parent = reference.recordId();
                if (parent != null && !parent.equalsIgnoreCase(found.fields().get(name))) {
                    fields.add(reference.field());
                }
            });
        }
        return List.copyOf(fields);
    }

    private static List<String> emptied(ExpectedRecord expected, Found found) {
        Mapped mapped = expected.mapped();
        if (mapped == null) {
            return List.of();
        }
        var values = new java.util.TreeMap<>(mapped.create());
        values.putAll(mapped.whenEmpty());
        return values.entrySet().stream()
                .filter(field -> !(field.getValue() instanceof FieldValue.Cleared))
                .filter(field -> !(field.getValue() instanceof FieldValue.Text text)
                        || !text.value().isBlank())
                .map(Map.Entry::getKey)
                .filter(name -> found.fields().getOrDefault(name, "").isBlank())
                .toList();
    }
}
