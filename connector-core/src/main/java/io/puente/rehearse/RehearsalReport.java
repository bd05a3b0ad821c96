package io.puente.rehearse;

import io.puente.mapping.MappingProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal found. Holds customers' values: treat it as personal data.
 *
 * @param format of the JSON; only ever grows within one number
 * @param crm name of the target
 * @param problems mistakes that show without any record
 * @param objects in the file's order, then those that only the present mapping has
 */
public record RehearsalReport(
        int format,
        String crm,
        String file,
        String presentVersion,
        String version,
        Instant at,
        long millis,
        Verdict verdict,
        Scope scope,
        List<MappingProblem> problems,
        List<ObjectReport> objects,
        Cases cases,
        Calls calls,
        ChangeSet changeSet,
        ReadOnlyCalls.Recorded recorded) {

    public static final int FORMAT = 1;

    /**
     * For a pipeline.
     *
     * @param exitCode 0 if all is well, 1 if something would be rejected or the file has mistakes
     * @param newlyRejected of {@code rejected}, those that the present mapping writes
     */
    public record Verdict(int exitCode, long rejected, long newlyRejected, long allowed, long problems) {}

    /** @param source where the conversations come from, in words */
    public record Scope(String source, int conversations, long people, long records, long messages) {}

    /**
     * One object of the mapping.
     *
     * @param counts of records by outcome
     * @param fields by name
     * @param records examples; all are counted
     */
    public record ObjectReport(
            String object,
            String writes,
            Map<Outcome, Long> counts,
            List<FieldReport> fields,
            List<RecordReport> records) {}

    /**
     * One field of one object.
     *
     * @param rule {@code file:line}
     * @param changed records in which the file changes it
     * @param already records in which it differs, and the present mapping would write the same
     * @param rejected records that are rejected because of it
     * @param noLongerWritten records in which only the present mapping writes it; the CRM keeps what it has
     * @param onlyNew records that keep what they have, because it is written on creation only, and would be created
     *     with another value
     * @param created what those would be created with: the first few different values
     */
    public record FieldReport(
            String field,
            String rule,
            long changed,
            long already,
            long rejected,
            long noLongerWritten,
            long onlyNew,
            List<CreatedValue> created) {}

    /**
     * A value that only new records would get.
     *
     * @param before what the present mapping creates them with; null if nothing
     * @param after null if nothing
     * @param rule {@code file:line} of the rule, or of the decision table's row
     * @param records so many of the past would have got it
     */
    public record CreatedValue(
            @Nullable String before, @Nullable String after, String rule, long records) {

        /** Without values: they are personal data. */
        @Override
        public String toString() {
            return rule + " " + records;
        }
    }

    /**
     * One record.
     *
     * @param comparedWith {@code crm} or {@code present-mapping}
     * @param already the present mapping does no better
     */
    public record RecordReport(
            String key,
            String contact,
            @Nullable String recordId,
            Outcome outcome,
            String comparedWith,
            boolean already,
            List<FieldChange> changes,
            List<Reason> reasons) {

        @Override
        public String toString() {
            return key + " " + outcome;
        }
    }

    /**
     * Cases for the same conversations.
     *
     * @param present that the present mapping opens
     * @param fresh that the file opens
     */
    public record Cases(long present, long fresh, long more, long fewer, List<CaseReport> examples) {}

    /** @param opens whether the file opens it and the present mapping does not, or the other way round */
    public record CaseReport(String object, String key, String contact, boolean opens, List<Reason> reasons) {}

    /**
     * Calls to the CRM.
     *
     * @param present for a first delivery of all this with the present mapping
     * @param fresh the same with the file
     * @param remap for writing what would change in the past
     */
    public record Calls(
            long present,
            long fresh,
            long remap,
            double presentPerThousandMessages,
            double freshPerThousandMessages,
            Map<String, Long> presentByObject,
            Map<String, Long> freshByObject) {}

    /** Whose past records the file would change: what applying it to the past is about. */
    public record ChangeSet(long people, long records, List<PersonChanges> contacts) {}

    public record PersonChanges(String contact, long records) {}

    /** Totals of all objects. */
    public long count(Outcome outcome) {
        return objects.stream()
                .mapToLong(object -> object.counts().getOrDefault(outcome, 0L))
                .sum();
    }
}
