package io.puente.parity;

import io.puente.mapping.CrmMapping;
import io.puente.parity.Cause.Remedy;
import io.puente.parity.ParityReport.State;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.ParityRuns.Difference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares one CRM on a thread of its own, one comparison at a time over all nodes. One that was under way when its
 * process ended goes on when a process starts; one that a failure or an operator stopped goes on when it is started
 * again. Thread-safe.
 */
public final class ParityWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ParityWorker.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(10);

    private final ParityParts parts;
    private @Nullable Thread thread;
    private @Nullable ParityRun run;
    private boolean cancelled;
    private boolean closed;

    public ParityWorker(ParityParts parts) {
        this.parts = parts;
    }

    /** What came of the wish to start. */
    public enum Started {
        /** A new comparison. */
        ANEW,
        /** An interrupted one goes on. */
        CONTINUED,
        /** One is under way, here or on another node. */
        RUNS_ALREADY,
        /** The CRM's records cannot be read. */
        IMPOSSIBLE
    }

    /** @param anew also if there is an interrupted one */
    public Started start(boolean anew) {
        return start(anew ? Wish.ANEW : Wish.GO_ON_OR_ANEW);
    }

    private enum Wish {
        ANEW,
        GO_ON_OR_ANEW,
        /** Only with one that nobody has stopped and nobody is at work on. */
        GO_ON
    }

    private synchronized Started start(Wish wish) {
        if (!ParityRun.possible(parts)) {
            return Started.IMPOSSIBLE;
        }
        awaitEnd();
        if (closed || alive()) {
            return Started.RUNS_ALREADY;
        }
        Lease lease = parts.leases()
                .acquire(KeptLease.name(parts), parts.holder(), KeptLease.TERM)
                .orElse(null);
        if (lease == null) {
            return Started.RUNS_ALREADY;
        }
        ParityReport before = stored().orElse(null);
        if (wish == Wish.GO_ON && (before == null || before.state() != State.RUNNING)) {
            parts.leases().release(lease);
            return Started.RUNS_ALREADY;
        }
        CrmMapping mapping = parts.mapping().get();
        // Under another mapping the counts would mix two questions.
        boolean goOn = wish != Wish.ANEW
                && before != null
                && before.state() != State.DONE
                && before.mapping().equals(mapping.version());
        try {
            ParityReport from =
                    goOn && before != null ? before.with(State.RUNNING, null, null) : ParityRun.fresh(parts, mapping);
            if (goOn) {
                parts.runs().keep(lease, parts.target(), ReportJson.write(from), List.of());
            } else {
                parts.runs().begin(lease, parts.target(), ReportJson.write(from));
            }
            begin(new ParityRun(parts, mapping, lease, from));
        } catch (LeaseLost e) {
            return Started.RUNS_ALREADY;
        }
        return goOn ? Started.CONTINUED : Started.ANEW;
    }

    private void begin(ParityRun next) {
        cancelled = false;
        run = next;
        var worker = new Thread(() -> work(next), "parity-" + parts.target());
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    private boolean alive() {
        return thread != null && thread.isAlive();
    }

    /** One that has said it is done needs a moment to give its lease back. */
    private void awaitEnd() {
        Thread worker = thread;
        if (worker != null && run != null && run.report().state() == State.DONE) {
            join(worker);
        }
    }

    /**
     * Goes on with a comparison whose process ended under way; to be called when a process starts, and by whoever waits for
     * the end of another's.
     *
     * @return false if there is none, or its process may still be at work
     */
    public boolean resume() {
        if (stored().filter(report -> report.state() == State.RUNNING).isEmpty()) {
            return false;
        }
        Started started = start(Wish.GO_ON);
        return started == Started.CONTINUED || started == Started.ANEW;
    }

    /** Stops the one under way on this node, to go on later. @return false if there is none here */
    public boolean cancel() {
        Thread worker;
        synchronized (this) {
            if (!alive()) {
                return false;
            }
            cancelled = true;
            worker = thread;
        }
        end(worker);
        return true;
    }

    /** The newest: under way here, or as last kept. */
    public Optional<ParityReport> report() {
        synchronized (this) {
            if (alive() && run != null) {
                return Optional.of(run.report());
            }
        }
        return stored();
    }

    private Optional<ParityReport> stored() {
        return parts.runs().document(parts.target()).map(ReportJson::read);
    }

    /** Differences kept so far. @param cause null for all; {@code after} the number to go on from, 0 to begin */
    public List<Difference> differences(@Nullable Cause cause, long after, int limit) {
        return parts.runs().differences(parts.target(), cause == null ? null : cause.name(), after, limit);
    }

    /**
     * Lets deliveries write what may be written again.
     *
     * @param causes empty for all that have a remedy
     * @return how many records
     * @throws IllegalArgumentException if one has none, or a comparison is under way here
     */
    public int heal(Collection<Cause> causes) {
        Map<Cause, Remedy> remedies = Cause.remedies();
        Map<String, Boolean> chosen = new TreeMap<>();
        for (Cause cause : causes.isEmpty() ? remedies.keySet() : causes) {
            Remedy remedy = remedies.get(cause);
            if (remedy == null) {
                throw new IllegalArgumentException(
                        "Puente writes nothing again because of " + cause + "; it does for " + remedies.keySet());
            }
            chosen.put(cause.name(), remedy == Remedy.WRITE_ANEW);
        }
        synchronized (this) {
            if (alive()) {
                throw new IllegalArgumentException(
                        "the comparison is under way; records are written again once it is done");
            }
        }
        return parts.runs().writeAgain(parts.target(), chosen, parts.clock().instant());
    }

    private void work(ParityRun current) {
        try {
            current.run();
            LOG.info("the comparison with {} is done", parts.target());
        } catch (InterruptedException e) {
            interrupted(current);
        } catch (LeaseLost e) {
            LOG.info("another process compares {} now", parts.target());
        } catch (TargetFailure e) {
            LOG.warn(
                    "the comparison with {} stopped: {}",
                    parts.target(),
                    e.failure().kind());
            stop(current, parts.reasons().of(e.failure()));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                interrupted(current);
                return;
            }
            // The message of the exception may hold a value of a record.
            LOG.error(
                    "the comparison with {} broke: {}",
                    parts.target(),
                    e.getClass().getName());
            LOG.debug("the comparison broke", e);
            stop(current, parts.reasons().unexpected(e));
        } finally {
            release(current);
        }
    }

    /** By hand it stops; if only the process ends, it goes on with the next. */
    private void interrupted(ParityRun current) {
        boolean byHand;
        synchronized (this) {
            byHand = cancelled;
        }
        if (byHand) {
            stop(current, null);
        }
    }

    private void stop(ParityRun current, @Nullable String why) {
        try {
            ParityReport kept = stored().orElse(current.report());
            parts.runs()
                    .keep(
                            current.lease().lease(),
                            parts.target(),
                            ReportJson.write(kept.with(State.STOPPED, why, null)),
                            List.of());
        } catch (LeaseLost | RuntimeException e) {
            LOG.warn(
                    "how the comparison with {} ended could not be kept: {}",
                    parts.target(),
                    e.getClass().getName());
        }
    }

    private void release(ParityRun current) {
        try {
            parts.leases().release(current.lease().lease());
        } catch (RuntimeException e) {
            LOG.warn(
                    "the lease could not be given back, it runs out by itself: {}",
                    e.getClass().getName());
        }
    }

    /** Interrupts the comparison under way; it goes on with the next start of a process. A second close does nothing. */
    @Override
    public void close() {
        Thread worker;
        synchronized (this) {
            closed = true;
            worker = thread;
        }
        end(worker);
    }

    private static void end(@Nullable Thread worker) {
        if (worker == null) {
            return;
        }
        worker.interrupt();
        join(worker);
    }

    private static void join(Thread worker) {
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
