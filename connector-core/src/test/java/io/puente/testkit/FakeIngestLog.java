package io.puente.testkit;

import io.puente.store.IngestLog;
import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ingest log in memory. Thread-safe. */
public final class FakeIngestLog implements IngestLog {

    private final List<LogRecord> records = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public boolean append(LogEntry entry) {
        synchronized (this) {
            if (!keys.add(entry.source() + "\0" + entry.sourceKey())) {
                return false;
            }
            records.add(new LogRecord(
                    records.size() + 1L, entry.source(), entry.sourceKey(), entry.body(), entry.receivedAt()));
        }
        listeners.forEach(Runnable::run);
        return true;
    }

    @Override
    public synchronized List<LogRecord> read(long afterSequence, int limit) {
        int from = (int) Math.min(afterSequence, records.size());
        return List.copyOf(records.subList(from, Math.min(records.size(), from + limit)));
    }

    @Override
    public synchronized long lastSequence() {
        return records.size();
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {}
}
