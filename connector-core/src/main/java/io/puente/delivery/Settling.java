package io.puente.delivery;

import io.puente.model.ContactKey;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.DueRow;
import io.puente.store.Outbox.Retry;
import io.puente.store.Outbox.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what became of everybody into one settlement. One delivery, one thread. */
final class Settling {
    private final Delivery.Parts parts;
    private final DeliveryMetrics metrics;
    /** Rows of whom no bundle was seen yet. */
    private final Map<ContactKey, DueRow> open = new LinkedHashMap<>();

    /** People who failed together come back together, or each would cost calls of its own. */
    private final Map<Integer, Instant> together = new HashMap<>();

    private final List<CrmLink> links = new ArrayList<>();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final List<Retry> retries = new ArrayList<>();

    Settling(Delivery.Parts parts, DeliveryMetrics metrics, List<DueRow> rows) {
        this.parts = parts;
        this.metrics = metrics;
        rows.forEach(row -> open.put(row.contact(), row));
    }

    /** The store could not give this person's state; it is tried again, ever more slowly. */
    void unreadable(DueRow row) {
        open.remove(row.contact());
        int attempts = row.attempts() + 1;
        retries.add(new Retry(row.contact(), parts.retries().backOff(attempts), attempts));
    }

    DeliveryReport settle(Lease lease, List<PersonPlan> people, Waves waves, Tally tally)
            throws LeaseLost, InterruptedException {
        if (waves.leaseLost() != null) {
            throw waves.leaseLost();
        }
        Instant now = parts.clock().instant();
        for (PersonPlan person : people) {
            DueRow row = person.bundle.row();
            open.remove(row.contact());
            links.addAll(person.changedLinks());
            if (person.unsent()) {
                retries.add(later(row, waves.failure(), now));
            } else {
                acknowledgements.add(Acknowledgement.of(row, person.bundle.upTo()));
                if (!row.backlog()) {
                    metrics.lag(Duration.between(row.dirtySince(), now));
                }
                Instant at = person.retryAt();
                if (at != null) {
                    retries.add(new Retry(row.contact(), at, 0));
                }
            }
        }
        // A row without a bundle has nothing to send: the person was merged or erased meanwhile.
        open.values().forEach(row -> acknowledgements.add(Acknowledgement.of(row, row.dirty())));
        parts.outbox().settle(lease, parts.target(), new Settlement(links, acknowledgements, retries));
        if (waves.interrupted()) {
            throw new InterruptedException("stopped while delivering to " + parts.target());
        }
        return tally.report(acknowledgements.size(), retries.size(), waves.failure(), waves.refused());
    }

    /** Only an outage uses up an attempt: the others wait as told, or for a human. */
    private Retry later(DueRow row, @Nullable Failure failure, Instant now) {
        if (failure == null) {
            return new Retry(row.contact(), now, row.attempts());
        }
        boolean outage = failure.kind().next() == FailureKind.Next.BACK_OFF;
        int attempts = outage ? row.attempts() + 1 : row.attempts();
        return new Retry(row.contact(), together.computeIfAbsent(attempts, n -> again(failure, n, now)), attempts);
    }

    private Instant again(Failure failure, int attempts, Instant now) {
        return switch (failure.kind().next()) {
            case WAIT_AS_TOLD -> parts.retries().asTold(failure);
            case STOP -> now;
            case BACK_OFF, RETRY_SOON, PARK -> parts.retries().backOff(attempts);
        };
    }
}
