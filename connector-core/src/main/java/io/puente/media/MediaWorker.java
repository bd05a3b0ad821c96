package io.puente.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.model.MessageKey;
import io.puente.store.MediaQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what the queue holds, on threads of its own. No two threads take one file; in a cluster only the node
 * whose turn it is fetches. Whatever goes wrong, the threads go on until {@link #close}. Thread-safe.
 */
public final class MediaWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MediaWorker.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final MediaFetcher fetcher;
    private final MediaQueue queue;
    private final Clock clock;
    private final int parallel;
    private final Duration poll;
    private final BooleanSupplier mayRun;
    private final MediaMetrics metrics;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<MessageKey> inFlight = new HashSet<>();
    private final List<Thread> threads = new ArrayList<>();
    private Instant heldUntil = Instant.MIN;
    private long signals;
    private boolean closed;

    /**
     * @param parallel files at a time, at least 1
     * @param poll how long an idle thread waits for a signal before it looks again
     * @param mayRun asked before every file whether it is this node's turn
     */
    public MediaWorker(
            MediaFetcher fetcher,
            MediaQueue queue,
            Clock clock,
            int parallel,
            Duration poll,
            BooleanSupplier mayRun,
            MeterRegistry registry) {
        if (parallel < 1 || poll.isZero() || poll.isNegative()) {
            throw new IllegalArgumentException(
                    "parallel is " + parallel + " (allowed: 1 or more), poll is " + poll + " (allowed: more than 0)");
        }
        this.fetcher = fetcher;
        this.queue = queue;
        this.clock = clock;
        this.parallel = parallel;
        this.poll = poll;
        this.mayRun = mayRun;
        this.metrics = new MediaMetrics(registry, queue);
    }

    /** @throws IllegalStateException if it was started or closed before */
    public void start() {
        lock.lock();
        try {
            if (closed || !threads.isEmpty()) {
                throw new IllegalStateException("a media worker runs once");
            }
            for (int i = 1; i <= parallel; i++) {
                Thread thread = new Thread(this::run, "puente-media-" + i);
                thread.setDaemon(true);
                threads.add(thread);
            }
            threads.forEach(Thread::start);
        } finally {
            lock.unlock();
        }
    }

    /** There may be new files. Returns at once. */
    public void signal() {
        lock.lock();
        try {
            signals++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops; a half-fetched file is fetched anew after the next start. Waits a few seconds for the threads to end. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(FAREWELL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run() {
        long seen = 0;
        while (running()) {
            try {
                seen = signals();
                if (!fetchOne()) {
                    await(seen);
                }
            } catch (InterruptedException stop) {
                if (!running()) {
                    return;
                }
                log.warn("A media thread was interrupted without being closed; it goes on");
            } catch (RuntimeException | Error e) {
                // A dead thread would leave files to die unnoticed. The message may hold what the log must not.
                log.error(
                        "The media queue failed: {}; trying again", e.getClass().getName());
                log.debug("Details", e);
                pause();
            }
        }
    }

    private boolean fetchOne() throws InterruptedException {
        Optional<MediaQueue.Item> claimed = claim();
        if (claimed.isEmpty()) {
            return false;
        }
        MediaQueue.Item item = claimed.get();
        try {
            FetchResult result = fetcher.fetch(item);
            result.hold().ifPresent(pause -> hold(pause, result));
            metrics.count(result);
        } finally {
            lock.lock();
            try {
                inFlight.remove(item.task().message());
            } finally {
                lock.unlock();
            }
        }
        return true;
    }

    /** The lock also keeps two threads from reading the queue before one of them marks what it took. */
    private Optional<MediaQueue.Item> claim() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (closed || now.isBefore(heldUntil) || !mayRun.getAsBoolean()) {
                return Optional.empty();
            }
            Optional<MediaQueue.Item> free = queue.due(now, inFlight.size() + 1).stream()
                    .filter(item -> !inFlight.contains(item.task().message()))
                    .findFirst();
            free.ifPresent(item -> inFlight.add(item.task().message()));
            return free;
        } finally {
            lock.unlock();
        }
    }

    private void hold(Duration pause, FetchResult result) {
        lock.lock();
        try {
            Instant until = clock.instant().plus(pause);
            if (until.isAfter(heldUntil)) {
                heldUntil = until;
            }
        } finally {
            lock.unlock();
        }
        MediaFailure why = result.failure();
        log.warn("No files are fetched for {}: {}", pause, why == null ? "" : why.reason());
    }

    private boolean running() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private long signals() {
        lock.lock();
        try {
            return signals;
        } finally {
            lock.unlock();
        }
    }

    private void await(long seen) throws InterruptedException {
        lock.lock();
        try {
            long left = poll.toNanos();
            while (!closed && signals == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        try {
            await(signals());
        } catch (InterruptedException e) {
            // The loop asks whether this was the end.
            log.debug("Interrupted while pausing after a failure");
        }
    }
}
