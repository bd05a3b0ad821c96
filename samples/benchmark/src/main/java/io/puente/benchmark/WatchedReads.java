package io.puente.benchmark;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes the records that a delivery would have to read before it writes them, and cannot: by the CRM's refusal to read
 * they fail like by one to write. Thread-safe.
 */
final class WatchedReads implements RecordReader {
    private final RecordReader reader;
    private final Map<String, Failure> unread = new ConcurrentHashMap<>();

    WatchedReads(RecordReader reader) {
        this.reader = reader;
    }

    /** Why the record could not be read. */
    @Nullable
    Failure unread(@Nullable String recordId) {
        return recordId == null ? null : unread.get(recordId);
    }

    @Override
    public List<Found> byKey(ObjectName object, String keyField, Collection<String> values, Set<String> fields)
            throws TargetFailure, InterruptedException {
        return reader.byKey(object, keyField, values, fields);
    }

    @Override
    public List<Found> byId(ObjectName object, Collection<String> recordIds, String keyField, Set<String> fields)
            throws TargetFailure, InterruptedException {
        try {
            return reader.byId(object, recordIds, keyField, fields);
        } catch (TargetFailure e) {
            if (e.failure().kind().next() != FailureKind.Next.STOP) {
                throw e;
            }
            recordIds.forEach(id -> unread.put(id, e.failure()));
            return List.of();
        }
    }

    @Override
    public int keysPerCall() {
        return reader.keysPerCall();
    }

    @Override
    public Optional<String> lookup(ObjectName object, String field) {
        return reader.lookup(object, field);
    }

    @Override
    public boolean same(ObjectName object, String field, FieldValue written, @Nullable String read) {
        return reader.same(object, field, written, read);
    }
}
