package io.puente.fold;

import io.puente.store.IngestLog;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps folding on a thread of its own while it holds the lease: wakes when the log grows, looks by itself now and then,
 * waits longer and longer while the store fails, and never ends before {@link #close}. Thread-safe.
 */
public final class FoldWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FoldWorker.class);

    private final Folder folder;
    private final Leases leases;
    private final String holder;
    private final Timing timing;
    private final Clock clock;
    private final Pause pause;
    private final Semaphore wake = new Semaphore(0);
    /** Apart from {@link #wake}: a growing log must not cut a backoff short. */
    private final Semaphore stop = new Semaphore(0);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile Health health = new Health(false, 0, null, null, null);
    private @Nullable Lease lease;
    private int failures;

    /**
     * @param poll how often to look without being woken
     * @param leaseTerm for how long a crashed holder blocks the others
     * @param firstBackoff after a failure; doubles up to {@code longestBackoff}
     */
    public record Timing(Duration poll, Duration leaseTerm, Duration firstBackoff, Duration longestBackoff) {
        public static final Timing DEFAULTS = new Timing(
                Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(30));
    }

    /**
     * @param folding whether this process holds the lease
     * @param lastFoldedAt end of the last step that folded something
     * @param lastError kind of the last failure since then, null if all is well
     */
    public record Health(
            boolean folding,
            long folded,
            @Nullable Instant lastFoldedAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {}

    /** Waits for a permit, at most so long. */
    @FunctionalInterface
    interface Pause {
        void await(Semaphore wake, Duration atMost) throws InterruptedException;
    }

    /** @param holder name of this process, unique in the cluster */
    public FoldWorker(Folder folder, IngestLog log, Leases leases, String holder, Timing timing, Clock clock) {
        this(folder, log, leases, holder, timing, clock, FoldWorker::pause);
    }

    FoldWorker(Folder folder, IngestLog log, Leases leases, String holder, Timing timing, Clock clock, Pause pause) {
        this.folder = folder;
        this.leases = leases;
        this.holder = holder;
        this.timing = timing;
        this.clock = clock;
        this.pause = pause;
        this.thread = new Thread(this::run, "puente-fold");
        log.onAppend(wake::release);
    }

    public void start() {
        thread.start();
    }

    public Health health() {
        return health;
    }

    /** Ends after the step under way and gives the lease back. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        stop.release();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!ended.await(timing.leaseTerm().toMillis(), TimeUnit.MILLISECONDS)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (lease != null) {
                release(lease);
            }
            ended.countDown();
        }
    }

    private void turn() throws InterruptedException {
        try {
            if (!hold()) {
                note(0, null);
                pause.await(wake, timing.poll());
                return;
            }
            int folded = folder.foldOnce(Objects.requireNonNull(lease));
            failures = 0;
            note(folded, null);
            if (folded == 0) {
                pause.await(wake, timing.poll());
            }
        } catch (LeaseLost e) {
            lease = null;
            LOG.info("another process folds now");
        } catch (RuntimeException | Error e) {
            failures++;
            note(0, e);
            LOG.warn("folding failed, attempt {}: {}", failures, e.getClass().getName());
            LOG.debug("folding failed", e);
            pause.await(stop, backoff());
        }
    }

    /** Renews when half the term is over, so that a slow step does not lose the lease. */
    private boolean hold() {
        Lease held = lease;
        if (held != null
                && clock.instant()
                        .isBefore(held.until().minus(timing.leaseTerm().dividedBy(2)))) {
            return true;
        }
        Optional<Lease> got = leases.acquire(Folder.LEASE, holder, timing.leaseTerm());
        lease = got.orElse(null);
        return got.isPresent();
    }

    private Duration backoff() {
        Duration wait = timing.firstBackoff().multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(timing.longestBackoff()) > 0 ? timing.longestBackoff() : wait;
    }

    private void note(int folded, @Nullable Throwable failure) {
        Health before = health;
        Instant now = clock.instant();
        health = failure == null
                ? new Health(lease != null, before.folded + folded, folded > 0 ? now : before.lastFoldedAt, null, null)
                : new Health(
                        lease != null,
                        before.folded,
                        before.lastFoldedAt,
                        failure.getClass().getSimpleName(),
                        now);
    }

    private void release(Lease held) {
        try {
            leases.release(held);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the lease could not be given back, it runs out by itself: {}",
                    e.getClass().getName());
        }
    }

    private static void pause(Semaphore wake, Duration atMost) throws InterruptedException {
        if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }
}
