package io.puente.store.jdbc;

import io.puente.store.LogEntry;
import io.puente.store.LogUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the next commit. Under load a batch waits until half of those lately seen together are here, or
 * {@link #GATHER} is over: commits of a few entries each would spend most of their time on what a commit costs, and the
 * writer is woken once instead of for every entry. A few entries never wait for company. Many bring, one takes.
 */
final class CommitQueue {

    private static final int MAX_BATCH = 512;

    /** Bodies have up to 3 MB each: a commit must not gather hundreds of those. */
    private static final long MAX_BATCH_BYTES = 16L << 20;

    /** Nor may they fill the memory while the disk is slow. */
    private static final long MAX_BYTES = 32L << 20;

    /** Fewer entries than this at once are not waited for. */
    private static final int FEW = 8;

    private static final Duration GATHER = Duration.ofMillis(2);

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();
    private final Condition room = lock.newCondition();
    // Under the lock:
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private long bytes;
    private int wanted = 1;
    private int together;
    private boolean closed;

    /** @param done told whether the entry was new, or why it is not on disk */
    record Waiting(LogEntry entry, CompletableFuture<Boolean> done) {
        Waiting(LogEntry entry) {
            this(entry, new CompletableFuture<>());
        }

        int bytes() {
            return entry.body().length;
        }
    }

    /** @param capacity in entries; bytes are limited too */
    CommitQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Adds.
     *
     * @param patience how long to wait for room; zero refuses at once
     */
    void put(Waiting waiting, Duration patience) throws LogUnavailable, InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (full(waiting) && !closed) {
                if (left <= 0) {
                    throw new LogUnavailable("too much waits for the log");
                }
                left = room.awaitNanos(left);
            }
            if (closed) {
                throw new LogUnavailable("the log is closed");
            }
            queue.add(waiting);
            bytes += waiting.bytes();
            if (queue.size() == wanted) {
                enough.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean full(Waiting waiting) {
        return queue.size() >= capacity || !queue.isEmpty() && bytes + waiting.bytes() > MAX_BYTES;
    }

    /** Waits for a batch; empty only when closed and all is taken. */
    List<Waiting> take() {
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
            List<Waiting> batch = new ArrayList<>(Math.min(queue.size(), MAX_BATCH));
            long taken = 0;
            while (!queue.isEmpty() && batch.size() < MAX_BATCH && taken < MAX_BATCH_BYTES) {
                Waiting waiting = queue.remove();
                batch.add(waiting);
                taken += waiting.bytes();
            }
            bytes -= taken;
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Until so many wait, the time is over or the queue is closed. */
    private void await(int entries, long nanos) {
        wanted = entries;
        try {
            long left = nanos;
            while (queue.size() < entries && left > 0 && !closed) {
                left = enough.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt the taker; it ends by close() only.
        } finally {
            wanted = 1;
        }
    }

    /** Takes nothing more; what waits can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            enough.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What nobody took. */
    List<Waiting> rest() {
        lock.lock();
        try {
            List<Waiting> rest = List.copyOf(queue);
            queue.clear();
            bytes = 0;
            return rest;
        } finally {
            lock.unlock();
        }
    }
}
