package io.puente.delivery;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappedObject;
import io.puente.spi.Change;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import io.puente.store.CrmLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One record within one delivery. Changed by the delivery's own thread only; calls read what {@link #change()} made. */
final class PlannedRecord {
    final PersonPlan person;
    final MappedObject object;
    final RecordId id;
    /** As loaded; null if it was never tried. */
    final @Nullable CrmLink before;

    private final @Nullable Mapped mapped;
    private @Nullable String recordId;
    private List<Reference> references = List.of();
    private String hash = "";
    private boolean mayExist;
    /** Fields of {@code whenEmpty} that people have filled in the CRM. */
    private Set<String> filled = Set.of();

    /** @param mapped null if the mapping could not: then it is only a parent that is not there */
    PlannedRecord(PersonPlan person, MappedObject object, String key, @Nullable Mapped mapped) {
        this.person = person;
        this.object = object;
        this.id = new RecordId(object.name(), key);
        this.before = person.link(id);
        this.mapped = mapped;
        this.recordId = before == null ? null : before.recordId();
        this.mayExist = before != null && before.attempted();
    }

    Mapped mapped() {
        if (mapped == null) {
            throw new IllegalStateException("the mapping gave nothing for " + id);
        }
        return mapped;
    }

    /** Rows of decision tables behind its values. */
    @Nullable
    String decided() {
        return mapped == null ? null : mapped.decided();
    }

    boolean isMapped() {
        return mapped != null;
    }

    void resolve(List<Reference> found) {
        references = List.copyOf(found);
        hash = WrittenHash.ofUpdate(object.writes(), mapped(), references);
    }

    List<Reference> references() {
        return references;
    }

    String hash() {
        return hash;
    }

    String refusalHash() {
        return WrittenHash.ofRefusal(object.writes(), mapped(), references, linked());
    }

    boolean linked() {
        return recordId != null;
    }

    @Nullable
    String recordId() {
        return recordId;
    }

    /** The CRM has it under this id. */
    void link(String crmId) {
        recordId = crmId;
    }

    boolean mayExist() {
        return mayExist;
    }

    /** A look-up by key found nothing, so no earlier attempt was applied. */
    void isNew() {
        mayExist = false;
    }

    void keepFilled(Set<String> fields) {
        filled = Set.copyOf(fields);
    }

    /** The mapped values are not those last written. */
    boolean mainDiffers() {
        return before == null || !WrittenHash.sameMain(before.writtenHash(), hash);
    }

    boolean whenEmptyDiffers() {
        return before == null || !WrittenHash.sameWhenEmpty(before.writtenHash(), hash);
    }

    /** Fields to send, given what is known of the CRM's record. */
    Map<String, FieldValue> fields() {
        var fields = new LinkedHashMap<>(mapped().always());
        if (!linked()) {
            fields.putAll(mapped().create());
        }
        if (!linked() || whenEmptyDiffers()) {
            mapped().whenEmpty().forEach((name, value) -> {
                if (!filled.contains(name)) {
                    fields.put(name, value);
                }
            });
        }
        return fields;
    }

    Change change() {
        return new Change(
                object.writes(),
                mapped().key(),
                recordId,
                person.bundle.row().contact().value(),
                fields(),
                references,
                mayExist && !linked(),
                mapped().runAssignment() && !linked());
    }
}
