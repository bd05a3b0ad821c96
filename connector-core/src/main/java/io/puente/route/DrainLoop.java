package io.puente.route;

import io.puente.delivery.TargetGate;
import io.puente.model.ContactKey;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
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
 * person to two batches at once. {@link #step} is called by one thread; {@link #finished} by any.
 */
final class DrainLoop {
    private static final Logger log = LoggerFactory.getLogger(DrainLoop.class);
    /** While something is under way its end wakes the loop; this is only a safeguard. */
    private static final Duration UNDER_WAY = Duration.ofMillis(250);

    private final DrainTarget target;
    private final Consumer<DrainBatch> dispatch;
    private final Set<ContactKey> busy = new HashSet<>();
    private int inFlight;
    private @Nullable Lease lease;
    private volatile Instant renewAt = Instant.MIN;
    private Instant nextBatchAt = Instant.MIN;

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
        Instant now = target.clock().instant();
        if (now.isBefore(nextBatchAt)) {
            return Duration.between(now, nextBatchAt);
        }
        Set<ContactKey> taken = taken();
        if (taken == null) {
            return UNDER_WAY;
        }
        List<DueRow> rows = target.outbox().due(target.id(), now, target.pace().people(), taken);
        if (rows.isEmpty()) {
            return untilNextDue(now, !taken.isEmpty());
        }
        boolean full = rows.size() >= target.pace().people();
        nextBatchAt = full ? now : now.plus(target.pace().linger());
        begin(rows);
        dispatch.accept(new DrainBatch(held, rows));
        return Duration.ZERO;
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

    private void begin(List<DueRow> rows) {
        synchronized (busy) {
            inFlight++;
            rows.forEach(row -> busy.add(row.contact()));
        }
    }

    void finished(DrainBatch batch) {
        synchronized (busy) {
            inFlight--;
            batch.rows().forEach(row -> busy.remove(row.contact()));
        }
    }

    int inFlight() {
        synchronized (busy) {
            return inFlight;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
