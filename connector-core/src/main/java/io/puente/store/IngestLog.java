package io.puente.store;

import java.util.List;

/**
 * The append-only log everything enters through. Thread-safe; {@link #append} blocks many callers and commits them
 * together.
 */
public interface IngestLog extends AutoCloseable {

    /**
     * Appends and returns once the entry is on disk.
     *
     * @return false if the log already held the entry, which is as good
     * @throws LogUnavailable if it is not certain that the entry is on disk; the caller must not acknowledge
     */
    boolean append(LogEntry entry) throws LogUnavailable, InterruptedException;

    /** Entries after a sequence, oldest first; never skips one that is committed later than a greater one. */
    List<LogRecord> read(long afterSequence, int limit);

    /** Sequence of the newest entry, 0 if there is none. */
    long lastSequence();

    /** Called after commits, on an arbitrary thread; must return at once. */
    void onAppend(Runnable listener);

    @Override
    void close();
}
