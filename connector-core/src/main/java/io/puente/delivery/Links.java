package io.puente.delivery;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.store.CrmLink;
import io.puente.store.CrmLink.State;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes the link that is remembered for each thing that can become of a record. Thread-safe. */
final class Links {
    private final Clock clock;

    Links(Clock clock) {
        this.clock = clock;
    }

    /** The CRM has the record as mapped. */
    CrmLink written(PlannedRecord planned) {
        return link(planned, planned.recordId(), planned.hash(), State.LINKED, false, 0, null, null, null);
    }

    /** To be tried again by itself. */
    CrmLink held(PlannedRecord planned, Failure failure, int attempts, String reason) {
        return link(
                planned,
                planned.recordId(),
                hashBefore(planned),
                State.HELD,
                unsure(planned),
                attempts,
                failure,
                reason,
                null);
    }

    /**
     * Needs attention; the tries start again from none once a human replays it.
     *
     * @param hash what was refused, so that the same is not sent again; null if nothing could be mapped
     */
    CrmLink parked(PlannedRecord planned, Failure failure, String reason, @Nullable String hash) {
        return link(planned, planned.recordId(), hash, State.PARKED, unsure(planned), 0, failure, reason, null);
    }

    /** Its parent is not in the CRM. */
    CrmLink waiting(PlannedRecord planned, String parentKey, String reason) {
        Failure failure = Failure.of(FailureKind.REFERENCE_MISSING, "", "");
        return link(
                planned,
                planned.recordId(),
                hashBefore(planned),
                State.HELD,
                unsure(planned),
                attemptsBefore(planned),
                failure,
                reason,
                parentKey);
    }

    /**
     * A call was made and no answer came. What was written is not known either, or a value that returns to the one
     * last acknowledged would wrongly count as written.
     */
    CrmLink attempted(PlannedRecord planned) {
        State state = planned.before == null ? State.LINKED : planned.before.state();
        return link(
                planned, planned.recordId(), null, state, !planned.linked(), attemptsBefore(planned), null, null, null);
    }

    /** The CRM says that the linked record is gone: looked up by key and written again with the next delivery. */
    CrmLink gone(CrmLink link) {
        return new CrmLink(
                link.object(),
                link.key(),
                link.contact(),
                null,
                null,
                link.revision(),
                State.HELD,
                true,
                link.attempts(),
                FailureKind.REFERENCE_MISSING.name(),
                link.vendorCode(),
                link.reason(),
                null,
                clock.instant(),
                link.mapping(),
                link.decided());
    }

    /** A refusal says nothing about an earlier attempt whose answer was lost. */
    private static boolean unsure(PlannedRecord planned) {
        return planned.mayExist() && !planned.linked();
    }

    static int attemptsBefore(PlannedRecord planned) {
        return planned.before == null ? 0 : planned.before.attempts();
    }

    private static @Nullable String hashBefore(PlannedRecord planned) {
        return planned.before == null ? null : planned.before.writtenHash();
    }

    private static @Nullable String versionBefore(@Nullable CrmLink before) {
        return before == null ? null : before.mapping();
    }

    private static @Nullable String decidedBefore(@Nullable CrmLink before) {
        return before == null ? null : before.decided();
    }

    private CrmLink link(
            PlannedRecord planned,
            @Nullable String recordId,
            @Nullable String hash,
            State state,
            boolean attempted,
            int attempts,
            @Nullable Failure failure,
            @Nullable String reason,
            @Nullable String waitsFor) {
        CrmLink before = planned.before;
        boolean untried = waitsFor != null;
        boolean sameState = before != null && before.state() == state && state != State.LINKED;
        return new CrmLink(
                planned.id.object(),
                planned.id.key(),
                planned.person.bundle.row().contact(),
                recordId,
                hash,
                planned.person.bundle.upTo(),
                state,
                attempted,
                attempts,
                failure == null ? null : failure.kind().name(),
                failure == null ? null : failure.vendorCode(),
                reason,
                waitsFor,
                sameState && before != null ? before.since() : clock.instant(),
                untried ? versionBefore(before) : planned.person.version,
                untried ? decidedBefore(before) : planned.decided());
    }
}
