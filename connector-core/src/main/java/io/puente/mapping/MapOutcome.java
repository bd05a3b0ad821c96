package io.puente.mapping;

import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What mapping one record gave. */
public sealed interface MapOutcome {

    /**
     * A record for the CRM.
     *
     * @param always written whenever they change; {@code create} only while the record is not linked; {@code whenEmpty}
     *     on creation, and later only if the CRM's field is empty
     * @param runAssignment run assignment rules when this creates the record
     * @param split if one of its texts may be spread over several records; null if none may
     * @param decided which rows of decision tables gave values, as field and line: {@code Status=12,Priority=14}; with the
     *     file's name before the line if the row stands in a layer below; null if none did
     */
    record Mapped(
            ExternalKey key,
            Map<String, FieldValue> always,
            Map<String, FieldValue> create,
            Map<String, FieldValue> whenEmpty,
            List<ParentReference> references,
            boolean runAssignment,
            @Nullable Split split,
            @Nullable String decided)
            implements MapOutcome {

        public Mapped(
                ExternalKey key,
                Map<String, FieldValue> always,
                Map<String, FieldValue> create,
                Map<String, FieldValue> whenEmpty,
                List<ParentReference> references,
                boolean runAssignment) {
            this(key, always, create, whenEmpty, references, runAssignment, null, null);
        }

        /** A further part that an earlier, longer text needed: it stays, empty. */
        Mapped emptied(String suffix, String field) {
            Map<String, FieldValue> cleared = new java.util.LinkedHashMap<>(always);
            cleared.put(field, FieldValue.cleared());
            return new Mapped(
                    new ExternalKey(key.field(), key.value() + suffix),
                    cleared,
                    Map.of(),
                    Map.of(),
                    references,
                    runAssignment,
                    null,
                    decided);
        }
    }

    /**
     * The further records of a text that one field does not hold. Each has the first one's key with a suffix ({@code -2},
     * {@code -3}) and its other values.
     *
     * @param field the one whose text is split
     * @param further empty if the text fits
     */
    record Split(String field, List<Mapped> further) {
        public Split {
            further = List.copyOf(further);
        }

        /** What is appended to the key of a part, from 2. */
        public static String suffix(int part) {
            return "-" + part;
        }

        /** The record of a part that the text no longer fills. */
        public Mapped emptied(Mapped first, int part) {
            return first.emptied(suffix(part), field);
        }
    }

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
