package io.puente.route;

import io.puente.delivery.TargetGate;
import io.puente.model.ContactKey;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.DueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when which people are delivered to one CRM: holds the lease, asks the gate, paces batches, never gives one
 * person to two batches at once. A back-fill has one batch under way at a time, beside those of what happens now, and
 * only while nothing of that is left over. {@link #step} is called by one thread; {@link #finished} by any.
 */
final class DrainLoop {
    private static final Logger log = LoggerFactory.getLogger(DrainLoop.class);
    /** While something is under way its end wakes the loop; this is only a safeguard. */
    private static final Duration UNDER_WAY = Duration.ofMillis(250);
    /** People marked at once: some milliseconds of the one writer that all CRMs share. */
    private static final int CHUNK = 500;
    /** People in the one batch that finds out whether a CRM that failed works again; what it costs is lost if not. */
    private static final int TRIAL = 10;

    private final DrainTarget target;
    private final Consumer<DrainBatch> dispatch;
    private final Set<ContactKey> busy = new HashSet<>();
    private int inFlight;
    private int backlogInFlight;
    private @Nullable Lease lease;
    private volatile Instant renewAt = Instant.MIN;
    private Instant nextBatchAt = Instant.MIN;
    private Instant nextBacklogAt = Instant.MIN;

    /** @param dispatch must return at once and call {@link #finished} later, always */
    DrainLoop(DrainTarget target, Consumer<DrainBatch> dispatch) {
        this.target = target;
        this.dispatch = dispatch;
    }

    /** Does what can be done now. @return how long nothing will happen unless something wakes the loop */
    Duration step() throws InterruptedException {
        Lease held = hold();
        if (held == null) {
            return target.pace().leaseTerm().dividedBy(3);
        }
        Duration closed = target.gate().closedFor();
        if (!closed.isZero()) {
            return target.gate().probeDue()
                    ? probe()
                    : shorter(closed, target.pace().idle());
        }
        if (target.gate().onTrial() && inFlight() > 0) {
            return UNDER_WAY;
        }
        Instant now = target.clock().instant();
        if (now.isBefore(nextBatchAt)) {
            return shorter(Duration.between(now, nextBatchAt), backlog(held, now));
        }
        Set<ContactKey> taken = taken();
        if (taken == null) {
            return UNDER_WAY;
        }
        int people = people();
        List<DueRow> rows = target.outbox().due(target.id(), now, people, taken);
        if (rows.isEmpty()) {
            Duration backlog = backlog(held, now);
            return backlog.isZero() ? backlog : shorter(untilNextDue(now, !taken.isEmpty()), backlog);
        }
        boolean full = rows.size() >= people;
        nextBatchAt = full ? now : now.plus(target.pace().linger());
        begin(rows);
        dispatch.accept(new DrainBatch(held, rows));
        return Duration.ZERO;
    }

    /** The next batch of a back-fill, or the next people for it. */
    private Duration backlog(Lease held, Instant now) {
        Set<ContactKey> taken = takenBesideBacklog();
        if (taken == null || now.isBefore(nextBacklogAt) || !target.gate().backlogAllowed()) {
            return target.pace().idle();
        }
        List<DueRow> rows = target.outbox().backlog(target.id(), now, people(), taken);
        if (!rows.isEmpty()) {
            begin(rows);
            dispatch.accept(new DrainBatch(held, rows));
            return Duration.ZERO;
        }
        try {
            if (target.backlog().advance(held, target.id(), CHUNK)) {
                return Duration.ZERO;
            }
        } catch (LeaseLost lost) {
            fenced();
        }
        nextBacklogAt = now.plus(target.pace().idle());
        return target.pace().idle();
    }

    private int people() {
        int most = target.pace().people();
        return target.gate().onTrial() ? Math.min(TRIAL, most) : most;
    }

    private Duration untilNextDue(Instant now, boolean othersBusy) {
        Optional<Instant> next = target.outbox().nextDue(target.id());
        if (next.isEmpty()) {
            return target.pace().idle();
        }
        if (!next.get().isAfter(now)) {
            // Due, but not given to us: a change of somebody who is being delivered right now.
            return othersBusy ? UNDER_WAY : target.pace().linger();
        }
        return shorter(Duration.between(now, next.get()), target.pace().idle());
    }

    private Duration probe() throws InterruptedException {
        TargetGate gate = target.gate();
        try {
            target.connector().probe();
            gate.succeeded();
            log.info("{} answers again", target.id());
        } catch (TargetFailure failure) {
            gate.failed(failure.failure());
        }
        return Duration.ZERO;
    }

    private @Nullable Lease hold() {
        Instant now = target.clock().instant();
        if (lease != null && now.isBefore(renewAt)) {
            return lease;
        }
        Optional<Lease> acquired = target.leases()
                .acquire(target.leaseName(), target.holder(), target.pace().leaseTerm());
        if (lease != null && acquired.isEmpty()) {
            log.info("{} is drained by another process now", target.id());
        }
        lease = acquired.orElse(null);
        renewAt = now.plus(target.pace().leaseTerm().dividedBy(3));
        return lease;
    }

    /** Another process has taken the lease; asks for it again at the next step. */
    void fenced() {
        renewAt = Instant.MIN;
    }

    /** Gives the lease back, so that another node takes over at once. Only when nothing is under way. */
    void release() {
        Lease held = lease;
        lease = null;
        renewAt = Instant.MIN;
        if (held != null) {
            target.leases().release(held);
        }
    }

    private @Nullable Set<ContactKey> taken() {
        synchronized (busy) {
            return inFlight >= target.pace().batchesInFlight() ? null : Set.copyOf(busy);
        }
    }

    private @Nullable Set<ContactKey> takenBesideBacklog() {
        synchronized (busy) {
            return backlogInFlight > 0 ? null : Set.copyOf(busy);
        }
    }

    private void begin(List<DueRow> rows) {
        count(rows, 1);
        synchronized (busy) {
            rows.forEach(row -> busy.add(row.contact()));
        }
    }

    void finished(DrainBatch batch) {
        synchronized (busy) {
            batch.rows().forEach(row -> busy.remove(row.contact()));
        }
        count(batch.rows(), -1);
    }

    private void count(List<DueRow> rows, int change) {
        synchronized (busy) {
            if (rows.get(0).backlog()) {
                backlogInFlight += change;
            } else {
                inFlight += change;
            }
        }
    }

    int inFlight() {
        synchronized (busy) {
            return inFlight + backlogInFlight;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
