package io.puente.delivery;

import io.puente.mapping.MappedObject;
import io.puente.model.TargetId;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One write call, from the attempt marks to the check that the answer fits. Thread-safe. */
final class BatchCall {
    private static final Logger log = LoggerFactory.getLogger(BatchCall.class);

    private final TargetId target;
    private final CrmConnector connector;
    private final Outbox outbox;
    private final Links links;
    private final CallPace pace;
    private final boolean markAttempts;

    BatchCall(TargetId target, CrmConnector connector, Outbox outbox, Links links, CallPace pace) {
        this.target = target;
        this.connector = connector;
        this.outbox = outbox;
        this.links = links;
        this.pace = pace;
        this.markAttempts = !connector.capabilities().idempotentUpsert();
    }

    /** Waits until {@link #write} may be called once. */
    void turn() throws InterruptedException {
        pace.await();
    }

    /** @return one result per record, in order */
    List<ChangeResult> write(Lease lease, MappedObject object, List<PlannedRecord> records)
            throws TargetFailure, InterruptedException, LeaseLost {
        if (markAttempts) {
            List<CrmLink> marks = records.stream()
                    .filter(planned -> !planned.linked())
                    .map(links::attempted)
                    .toList();
            if (!marks.isEmpty()) {
                outbox.markAttempts(lease, target, marks);
            }
        }
        List<Change> changes = records.stream().map(PlannedRecord::change).toList();
        return write(new ChangeBatch(object.writes(), changes));
    }

    /**
     * A connector that breaks on one record must not stop the others: the batch is halved until the record stands
     * alone.
     */
    private List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        try {
            return checked(batch, connector.write(batch));
        } catch (RuntimeException fault) {
            List<Change> changes = batch.changes();
            // The message of the exception may hold a value of the record.
            String type = fault.getClass().getName();
            log.error("{} failed on {} changes of {}: {}", target, changes.size(), batch.object(), type);
            if (changes.size() == 1) {
                return List.of(new ChangeResult.Rejected(
                        changes.get(0), Failure.of(FailureKind.INVALID_DATA, "unexpected", type)));
            }
            int half = changes.size() / 2;
            turn();
            var results = new ArrayList<>(write(again(batch, 0, half)));
            turn();
            results.addAll(write(again(batch, half, changes.size())));
            return results;
        }
    }

    /** The first call may have applied some of them before it broke. */
    private static ChangeBatch again(ChangeBatch batch, int from, int to) {
        List<Change> changes = batch.changes().subList(from, to).stream()
                .map(c -> new Change(
                        c.object(),
                        c.key(),
                        c.recordId(),
                        c.lane(),
                        c.fields(),
                        c.references(),
                        c.recordId() == null,
                        c.runAssignment()))
                .toList();
        return new ChangeBatch(batch.object(), changes);
    }

    private static List<ChangeResult> checked(ChangeBatch batch, List<ChangeResult> results) throws TargetFailure {
        List<Change> changes = batch.changes();
        if (results.size() != changes.size()) {
            throw TargetFailure.unknownOutcome(results.size() + " results for " + changes.size() + " changes");
        }
        for (int i = 0; i < changes.size(); i++) {
            if (!results.get(i).change().key().equals(changes.get(i).key())) {
                throw TargetFailure.unknownOutcome("result " + i + " is for another change");
            }
            if (results.get(i) instanceof ChangeResult.Rejected rejected
                    && rejected.failure().kind().scope() == FailureKind.Scope.TARGET) {
                throw new TargetFailure(rejected.failure());
            }
        }
        return results;
    }
}
