package io.puente.store.jdbc;

import io.puente.store.LogEntry;
import io.puente.store.LogUnavailable;
import io.puente.store.jdbc.CommitQueue.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Many callers, one thread commits for all of them: an fsync costs the same for one entry and for two hundred. A failed
 * commit fails exactly those who waited for it; the next one is tried afresh, so that it recovers by itself.
 *
 * <p>A second thread brings the results: what callers attached to them must not hold up the next commit.
 */
final class GroupCommit implements AutoCloseable {

    private final CommitQueue queue;
    private final Duration patience;
    private final Committer committer;
    private final Runnable afterCommit;
    private final Thread writer;
    private final ExecutorService results =
            Executors.newSingleThreadExecutor(task -> daemon(task, "puente-log-results"));

    /** Commits all or nothing; tells for each entry whether it was new. */
    interface Committer {
        List<Boolean> commit(List<LogEntry> entries);
    }

    /** @param patience how long {@link #append} waits before it tells that the log is not available */
    GroupCommit(int capacity, Duration patience, Committer committer, Runnable afterCommit) {
        this.queue = new CommitQueue(capacity);
        this.patience = patience;
        this.committer = committer;
        this.afterCommit = afterCommit;
        this.writer = daemon(this::run, "puente-log-writer");
        writer.start();
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    boolean append(LogEntry entry) throws LogUnavailable, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        var waiting = new Waiting(entry);
        queue.put(waiting, patience);
        try {
            return waiting.done().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new LogUnavailable("no commit within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw unwritten(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Does not wait; a full queue fails it. */
    CompletableFuture<Boolean> submit(LogEntry entry) {
        var waiting = new Waiting(entry);
        try {
            queue.put(waiting, Duration.ZERO);
        } catch (LogUnavailable e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(unwritten(e));
        }
        return waiting.done();
    }

    private static LogUnavailable unwritten(Throwable cause) {
        return cause instanceof LogUnavailable known
                ? known
                : new LogUnavailable("the log could not be written", cause);
    }

    private void run() {
        for (List<Waiting> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            commit(batch);
        }
    }

    private void commit(List<Waiting> batch) {
        try {
            List<Boolean> added =
                    committer.commit(batch.stream().map(Waiting::entry).toList());
            results.execute(() -> {
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).done().complete(added.get(i));
                }
            });
        } catch (Throwable e) {
            results.execute(() -> fail(batch, e));
            return;
        }
        afterCommit.run();
    }

    private static void fail(List<Waiting> batch, Throwable cause) {
        LogUnavailable failure = unwritten(cause);
        batch.forEach(waiting -> waiting.done().completeExceptionally(failure));
    }

    /** Commits what waits, then ends. */
    @Override
    public void close() {
        queue.close();
        try {
            writer.join(patience.toMillis());
            if (!writer.isAlive()) {
                results.shutdown();
                results.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Something is left only if the writer hangs in a commit.
        fail(queue.rest(), new LogUnavailable("the log is closed"));
    }
}
