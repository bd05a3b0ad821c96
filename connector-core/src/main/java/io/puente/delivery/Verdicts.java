package io.puente.delivery;

import io.puente.mapping.MapOutcome;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.Reference;
import io.puente.store.CrmLink;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what happens with each record: the one place that asks a failure for its next step. Thread-safe. */
final class Verdicts {
    private static final Logger log = LoggerFactory.getLogger(Verdicts.class);
    private static final String MAPPING = "mapping";

    private final Links links;
    private final RetryPolicy retries;
    private final PlainReasons reasons;
    private final DeliverySettings settings;

    Verdicts(Links links, RetryPolicy retries, PlainReasons reasons, DeliverySettings settings) {
        this.links = links;
        this.retries = retries;
        this.reasons = reasons;
        this.settings = settings;
    }

    BundleMapper.Unfit counting(Tally tally) {
        return new BundleMapper.Unfit() {
            @Override
            public void broken(PlannedRecord planned, RuntimeException fault) {
                Verdicts.this.broken(planned, fault, tally);
            }

            @Override
            public void unmappable(PlannedRecord planned, List<MapOutcome.Problem> problems) {
                Verdicts.this.unmappable(planned, problems, tally);
            }
        };
    }

    void result(PlannedRecord planned, ChangeResult result, Tally tally) {
        if (result instanceof ChangeResult.Applied applied) {
            planned.link(applied.recordId());
            planned.person.change(links.written(planned));
            tally.record(planned, Tally.Outcome.APPLIED);
        } else if (result instanceof ChangeResult.Rejected rejected) {
            rejected(planned, rejected.failure(), tally);
        }
    }

    private void rejected(PlannedRecord planned, Failure failure, Tally tally) {
        switch (failure.kind().next()) {
            case PARK -> park(planned, failure, reasons.of(failure), tally);
            case RETRY_SOON -> retrySoon(planned, failure, tally);
            case WAIT_AS_TOLD, BACK_OFF, STOP ->
                throw new IllegalArgumentException(failure.kind() + " concerns the CRM, not the record " + planned.id);
        }
    }

    private void retrySoon(PlannedRecord planned, Failure failure, Tally tally) {
        int attempts = Links.attemptsBefore(planned) + 1;
        int most = failure.kind() == FailureKind.REFERENCE_MISSING
                ? settings.referenceAttempts()
                : settings.contentionAttempts();
        if (attempts >= most) {
            park(planned, failure, reasons.afterTries(failure, attempts), tally);
            return;
        }
        CrmLink held = links.held(planned, failure, attempts, reasons.of(failure));
        if (failure.kind() == FailureKind.REFERENCE_MISSING) {
            held = missing(planned, failure, held);
        }
        planned.person.change(held);
        planned.person.retryAt(retries.soon(attempts));
        tally.record(planned, Tally.Outcome.HELD);
    }

    /**
     * Somebody deleted the parent, or the record itself, in the CRM: what we remember of it is no longer true. If the
     * CRM did not say which, all are looked up by key.
     */
    private CrmLink missing(PlannedRecord planned, Failure failure, CrmLink held) {
        boolean parentNamed = false;
        for (Reference reference : planned.references()) {
            if (failure.fields().isEmpty()) {
                resetParent(planned, reference);
            } else if (failure.fields().contains(reference.field())) {
                parentNamed |= resetParent(planned, reference);
            }
        }
        return parentNamed || !planned.linked() ? held : links.gone(held);
    }

    private boolean resetParent(PlannedRecord planned, Reference reference) {
        for (PlannedRecord parent : planned.person.records()) {
            if (parent.object.writes().equals(reference.parent())
                    && parent.id.key().equals(reference.key().value())
                    && Objects.equals(parent.recordId(), reference.recordId())) {
                CrmLink link = planned.person.link(parent.id);
                if (link != null && link.recordId() != null) {
                    planned.person.change(links.gone(link));
                    return true;
                }
            }
        }
        return false;
    }

    /** The parent of this record is not in the CRM. No retry of its own: it comes back with its parent. */
    void waitsFor(PlannedRecord planned, RecordId parent, Tally tally) {
        CrmLink before = planned.before;
        tally.record(planned, Tally.Outcome.HELD);
        if (before != null
                && (before.state() == CrmLink.State.PARKED
                        || (before.state() == CrmLink.State.HELD && parent.key().equals(before.waitsFor())))) {
            return;
        }
        planned.person.change(links.waiting(planned, parent.key(), reasons.waitsFor(parent.object())));
    }

    private void unmappable(PlannedRecord planned, List<MapOutcome.Problem> problems, Tally tally) {
        Failure failure = new Failure(
                FailureKind.INVALID_DATA,
                MAPPING,
                "",
                problems.stream().map(MapOutcome.Problem::field).toList(),
                null);
        park(planned, failure, reasons.unmappable(problems), tally);
    }

    void keyTwice(PlannedRecord planned, Tally tally) {
        Failure failure = Failure.of(FailureKind.INVALID_DATA, MAPPING, "");
        park(planned, failure, reasons.keyTwice(planned.object.keyField()), tally);
    }

    /** Our own software failed on this one record; the others go on. */
    private void broken(PlannedRecord planned, RuntimeException fault, Tally tally) {
        // The message of the exception may hold a value of the record.
        log.error(
                "{} {} cannot be prepared: {} at {}",
                planned.id.object(),
                planned.id.key(),
                fault.getClass().getName(),
                fault.getStackTrace().length == 0 ? "unknown" : fault.getStackTrace()[0]);
        Failure failure = Failure.of(FailureKind.INVALID_DATA, "unexpected", "");
        park(planned, failure, reasons.unexpected(fault), tally);
    }

    private void park(PlannedRecord planned, Failure failure, String reason, Tally tally) {
        String hash = planned.isMapped() ? planned.refusalHash() : null;
        CrmLink before = planned.before;
        boolean known = before != null
                && before.state() == CrmLink.State.PARKED
                && Objects.equals(before.writtenHash(), hash)
                && Objects.equals(before.reason(), reason);
        if (!known) {
            planned.person.change(links.parked(planned, failure, reason, hash));
            log.warn(
                    "{} {} needs attention: {} {}",
                    planned.id.object(),
                    planned.id.key(),
                    failure.kind(),
                    failure.vendorCode());
        }
        tally.parked(planned, failure);
    }
}
