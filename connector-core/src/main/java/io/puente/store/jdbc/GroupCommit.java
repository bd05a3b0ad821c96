package io.puente.store.jdbc;

import io.puente.store.LogEntry;
import io.puente.store.LogUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Many callers wait, one thread commits for all of them: an fsync costs the same for one entry and for two hundred. A
 * failed commit fails exactly those who waited for it; the next one is tried afresh, so that it recovers by itself.
 */
final class GroupCommit implements AutoCloseable {

    private static final int MAX_ENTRIES = 512;

    /** Bodies have up to 3 MB each: a commit must not gather hundreds of those. */
    private static final long MAX_BYTES = 16L << 20;

    private final BlockingQueue<Waiting> queue;
    private final Duration patience;
    private final Committer committer;
    private final Runnable afterCommit;
    private final Thread thread;
    private volatile boolean closed;

    private record Waiting(LogEntry entry, CompletableFuture<Boolean> done) {}

    /** Commits all or nothing; tells for each entry whether it was new. */
    interface Committer {
        List<Boolean> commit(List<LogEntry> entries);
    }

    /** @param patience how long a caller waits before it is told that the log is not available */
    GroupCommit(int capacity, Duration patience, Committer committer, Runnable afterCommit) {
        this.queue = new ArrayBlockingQueue<>(capacity);
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
        if (closed || !queue.offer(waiting, patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new LogUnavailable(closed ? "the log is closed" : "too many requests wait for the log");
        }
        if (closed) {
            failAll("the log is closed", null);
        }
        try {
            return waiting.done.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new LogUnavailable("no commit within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new LogUnavailable("the log could not be written", e.getCause() == null ? e : e.getCause());
        }
    }

    private void run() {
        while (true) {
            List<Waiting> batch = next();
            if (!batch.isEmpty()) {
                commit(batch);
            } else if (closed) {
                return;
            }
        }
    }

    private List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        try {
            Waiting waiting = queue.poll(100, TimeUnit.MILLISECONDS);
            long bytes = 0;
            while (waiting != null) {
                batch.add(waiting);
                bytes += waiting.entry.body().length;
                waiting = batch.size() < MAX_ENTRIES && bytes < MAX_BYTES ? queue.poll() : null;
            }
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread; it ends by close() only.
            return batch;
        }
        return batch;
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

    private void failAll(String reason, @Nullable Throwable cause) {
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.done.completeExceptionally(new IllegalStateException(reason, cause));
        }
    }

    /** Commits what waits, then ends. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failAll("the log is closed", null);
    }
}
