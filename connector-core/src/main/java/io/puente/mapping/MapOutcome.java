package io.puente.mapping;

import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import java.util.List;
import java.util.Map;

/** What mapping one record gave. */
public sealed interface MapOutcome {

    /**
     * A record for the CRM.
     *
     * @param always written whenever they change; {@code create} only while the record is not linked; {@code whenEmpty}
     *     on creation, and later only if the CRM's field is empty
     * @param runAssignment run assignment rules when this creates the record
     */
    record Mapped(
            ExternalKey key,
            Map<String, FieldValue> always,
            Map<String, FieldValue> create,
            Map<String, FieldValue> whenEmpty,
            List<ParentReference> references,
            boolean runAssignment)
            implements MapOutcome {}

    /** The file says that this record is not written. */
    record Skipped() implements MapOutcome {}

    /** A value the file does not allow; the record needs attention. Problems are in plain words and name the field. */
    record Unmappable(List<Problem> problems) implements MapOutcome {
        public Unmappable {
            problems = List.copyOf(problems);
        }
    }

    /** @param field the CRM field concerned */
    record Problem(String field, String text) {}

    /**
     * A reference to a record of another mapped object.
     *
     * @param field the CRM's lookup field
     * @param object name of the mapped object it points to
     * @param parentKey our key of the parent; empty if there is none, and then {@code whenMissing} decides
     */
    record ParentReference(String field, String object, String parentKey, WhenMissing whenMissing) {}

    /** What to do with a record whose parent does not exist (a message without a case). */
    enum WhenMissing {
        /** Keep it back until there is one. */
        WAIT,
        /** Write it without. */
        OMIT
    }
}
