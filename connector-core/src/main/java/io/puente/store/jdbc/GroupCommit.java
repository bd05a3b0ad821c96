package io.puente.store.jdbc;

import io.puente.store.LogEntry;
import io.puente.store.LogUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Many callers wait, one thread commits for all of them: an fsync costs the same for one entry and for two hundred. A
 * failed commit fails exactly those who waited for it; the next one is tried afresh, so that it recovers by itself.
 *
 * <p>Under load each commit waits until half of the callers lately seen together are here, or {@link #GATHER} is over:
 * commits of a few entries each would spend most of their time on what a commit costs, and this thread is woken once
 * instead of for every caller. A few callers never wait for company.
 */
final class GroupCommit implements AutoCloseable {

    private static final int MAX_ENTRIES = 512;

    /** Bodies have up to 3 MB each: a commit must not gather hundreds of those. */
    private static final long MAX_BYTES = 16L << 20;

    /** Fewer callers than this at once are not waited for. */
    private static final int FEW = 8;

    private static final Duration GATHER = Duration.ofMillis(2);

    private final int capacity;
    private final Duration patience;
    private final Committer committer;
    private final Runnable afterCommit;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();
    private final Condition room = lock.newCondition();
    // Under the lock:
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private int wanted = 1;
    private int together;
    private boolean closed;

    private record Waiting(LogEntry entry, CompletableFuture<Boolean> done) {}

    /** Commits all or nothing; tells for each entry whether it was new. */
    interface Committer {
        List<Boolean> commit(List<LogEntry> entries);
    }

    /** @param patience how long a caller waits before it is told that the log is not available */
    GroupCommit(int capacity, Duration patience, Committer committer, Runnable afterCommit) {
        this.capacity = capacity;
        this.patience = patience;
        this.committer = committer;
        this.afterCommit = afterCommit;
        this.thread = new Thread(this::run, "puente-log-writer");
        thread.setDaemon(true);
        thread.start();
    }

    boolean append(LogEntry entry) throws LogUnavailable, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        var waiting = new Waiting(entry, new CompletableFuture<>());
        enqueue(waiting);
        try {
            return waiting.done.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new LogUnavailable("no commit within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new LogUnavailable("the log could not be written", e.getCause() == null ? e : e.getCause());
        }
    }

    private void enqueue(Waiting waiting) throws LogUnavailable, InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (queue.size() >= capacity && !closed) {
                if (left <= 0) {
                    throw new LogUnavailable("too many requests wait for the log");
                }
                left = room.awaitNanos(left);
            }
            if (closed) {
                throw new LogUnavailable("the log is closed");
            }
            queue.add(waiting);
            if (queue.size() == wanted) {
                enough.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (List<Waiting> batch = next(); !batch.isEmpty(); batch = next()) {
            commit(batch);
        }
    }

    /** Empty only when closed and all is committed. */
    private List<Waiting> next() {
        lock.lock();
        try {
            if (together >= FEW && queue.size() < together / 2) {
                await(together / 2, GATHER.toNanos());
            }
            while (queue.isEmpty() && !closed) {
                await(1, Long.MAX_VALUE);
            }
            // Falls slowly, so that one small commit does not end the gathering.
            together = Math.max(queue.size(), together - (together + 7) / 8);
            List<Waiting> batch = new ArrayList<>(Math.min(queue.size(), MAX_ENTRIES));
            long bytes = 0;
            while (!queue.isEmpty() && batch.size() < MAX_ENTRIES && bytes < MAX_BYTES) {
                Waiting waiting = queue.remove();
                batch.add(waiting);
                bytes += waiting.entry.body().length;
            }
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Until so many wait, the time is over or the log is closed. */
    private void await(int entries, long nanos) {
        wanted = entries;
        try {
            long left = nanos;
            while (queue.size() < entries && left > 0 && !closed) {
                left = enough.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread; it ends by close() only.
        } finally {
            wanted = 1;
        }
    }

    private void commit(List<Waiting> batch) {
        try {
            List<Boolean> added =
                    committer.commit(batch.stream().map(Waiting::entry).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).done.complete(added.get(i));
            }
        } catch (Throwable e) {
            batch.forEach(waiting -> waiting.done.completeExceptionally(e));
            return;
        }
        afterCommit.run();
    }

    /** Commits what waits, then ends. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            enough.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failAll();
    }

    /** Only if the writer hangs in a commit. */
    private void failAll() {
        lock.lock();
        try {
            queue.forEach(
                    waiting -> waiting.done.completeExceptionally(new IllegalStateException("the log is closed")));
            queue.clear();
        } finally {
            lock.unlock();
        }
    }
}
