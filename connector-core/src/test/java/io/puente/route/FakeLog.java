package io.puente.route;

import io.puente.store.IngestLog;
import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.store.LogUnavailable;
import java.util.ArrayList;
import java.util.List;

/** A log in memory that can be out of order. */
final class FakeLog implements IngestLog {
    private final List<LogEntry> entries = new ArrayList<>();
    private boolean full;

    @Override
    public synchronized boolean append(LogEntry entry) throws LogUnavailable {
        if (full) {
            throw new LogUnavailable("no space left on the disk");
        }
        boolean repeated = entries.stream()
                .anyMatch(
                        e -> e.source().equals(entry.source()) && e.sourceKey().equals(entry.sourceKey()));
        if (!repeated) {
            entries.add(entry);
        }
        return !repeated;
    }

    synchronized void full(boolean value) {
        full = value;
    }

    synchronized List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public List<LogRecord> read(long afterSequence, int limit) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public synchronized long lastSequence() {
        return entries.size();
    }

    @Override
    public void onAppend(Runnable listener) {}

    @Override
    public void close() {}
}
