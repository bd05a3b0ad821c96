package io.puente.command;

import io.puente.store.CrmLink;
import io.puente.store.Tracing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known. Keys, times and reasons; what is personal is null unless asked for.
 *
 * @param known false if nothing was found
 * @param what message, case, person or log entry
 * @param note what else a person should know
 */
record TraceAnswer(
        boolean known,
        String what,
        @Nullable String note,
        @Nullable String contact,
        List<Case> cases,
        List<Entry> messages,
        List<Record> records,
        List<Standing> crms) {

    static TraceAnswer unknown(String note) {
        return new TraceAnswer(false, "nothing", note, null, List.of(), List.of(), List.of(), List.of());
    }

    /** A case. */
    record Case(
            String key,
            String status,
            String openedBy,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String closedBecause,
            String number,
            @Nullable String subject) {}

    /**
     * A message.
     *
     * @param entry the log entry that brought it, and {@code item} the update in it
     * @param receivedAt when that entry came in
     */
    record Entry(
            String key,
            @Nullable String caseKey,
            String direction,
            String kind,
            String number,
            Instant sentAt,
            long entry,
            int item,
            @Nullable Instant receivedAt,
            @Nullable String outcome,
            @Nullable String delivery,
            List<Step> steps,
            @Nullable Instant editedAt,
            @Nullable Instant revokedAt,
            @Nullable String wamid,
            @Nullable String text) {}

    /** A step of delivery that WhatsApp reported. */
    record Step(
            String state,
            Instant at,
            @Nullable Integer errorCode,
            @Nullable String error) {}

    /**
     * A record in one CRM.
     *
     * @param state written, to be tried again, or needs attention
     * @param mapping version that last wrote it; {@code decided} the rows of decision tables
     */
    record Record(
            String crm,
            String object,
            String key,
            @Nullable String recordId,
            String state,
            boolean mayHaveBeenSent,
            int attempts,
            @Nullable String kind,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String waitsFor,
            Instant since,
            @Nullable String mapping,
            @Nullable String decided) {

        static Record of(Tracing.Link found) {
            CrmLink link = found.link();
            return new Record(
                    found.target().value(),
                    link.object(),
                    link.key(),
                    link.recordId(),
                    state(link),
                    link.attempted(),
                    link.attempts(),
                    link.failureKind(),
                    link.vendorCode(),
                    link.reason(),
                    link.waitsFor(),
                    link.since(),
                    link.mapping(),
                    link.decided());
        }

        private static String state(CrmLink link) {
            return switch (link.state()) {
                case LINKED -> link.recordId() == null ? "not written yet" : "written";
                case HELD -> "to be tried again";
                case PARKED -> "needs attention";
            };
        }

        boolean needsAttention() {
            return state.equals("needs attention");
        }
    }

    /** @param dueAt null if the CRM has everything of this person */
    record Standing(
            String crm,
            boolean upToDate,
            @Nullable Instant dueAt,
            boolean afterFailure,
            int attempts,
            boolean backfill) {}
}
