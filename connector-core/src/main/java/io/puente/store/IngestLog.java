package io.puente.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The append-only log everything enters through. Thread-safe; what many callers bring is committed together.
 */
public interface IngestLog extends AutoCloseable {

    /**
     * Appends and returns once the entry is on disk.
     *
     * @return false if the log already held the entry, which is as good
     * @throws LogUnavailable if it is not certain that the entry is on disk; the caller must not acknowledge
     */
    boolean append(LogEntry entry) throws LogUnavailable, InterruptedException;

    /**
     * Accepts the entry and returns before it is on disk; full, it refuses instead of waiting for room. Nothing bounds
     * how long the commit takes: who cannot wait longer stops waiting, and does not acknowledge.
     *
     * @return completed once the entry is on disk, as {@link #append} returns; failed with {@link LogUnavailable}. What is
     *     attached to it runs on the one thread that brings all callers their results, so it must not wait for anything
     */
    default CompletableFuture<Boolean> submit(LogEntry entry) {
        try {
            return CompletableFuture.completedFuture(append(entry));
        } catch (LogUnavailable e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(new LogUnavailable("interrupted", e));
        }
    }

    /** Entries after a sequence, oldest first; never skips one that is committed later than a greater one. */
    List<LogRecord> read(long afterSequence, int limit);

    /** Sequence of the newest entry, 0 if there is none. */
    long lastSequence();

    /** Called after commits, on an arbitrary thread; must return at once. */
    void onAppend(Runnable listener);

    @Override
    void close();
}
