package io.puente.benchmark;

import io.puente.spi.Capabilities;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a CRM said last of each record. A delivery stops at a refusal that concerns the CRM as a whole, and whatever
 * is left waits for a human; here each record is sent alone and such a refusal put down to it, so that the fate of every
 * record is seen. Thread-safe.
 */
final class WatchedWrites implements CrmConnector {
    private final CrmConnector connector;
    private final Map<String, ChangeResult> last = new ConcurrentHashMap<>();

    private final @Nullable WatchedReads reads;

    WatchedWrites(CrmConnector connector) {
        this.connector = connector;
        this.reads = connector.reader().map(WatchedReads::new).orElse(null);
    }

    /** Null if it was never sent. */
    @Nullable
    ChangeResult last(ObjectName object, String key) {
        return last.get(object.value() + " " + key);
    }

    @Override
    public List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        List<ChangeResult> results = new ArrayList<>();
        for (Change change : batch.changes()) {
            ChangeResult result = alone(batch.object(), change);
            last.put(batch.object().value() + " " + change.key().value(), result);
            results.add(result);
        }
        return results;
    }

    private ChangeResult alone(ObjectName object, Change change) throws TargetFailure, InterruptedException {
        Failure unread = reads == null ? null : reads.unread(change.recordId());
        if (unread != null) {
            return new ChangeResult.Rejected(change, ofRecord(unread));
        }
        try {
            return connector.write(new ChangeBatch(object, List.of(change))).get(0);
        } catch (TargetFailure e) {
            if (e.failure().kind().next() != FailureKind.Next.STOP) {
                throw e;
            }
            return new ChangeResult.Rejected(change, ofRecord(e.failure()));
        }
    }

    private static Failure ofRecord(Failure failure) {
        return new Failure(FailureKind.INVALID_DATA, failure.vendorCode(), failure.safeText(), failure.fields(), null);
    }

    @Override
    public Capabilities capabilities() {
        return connector.capabilities();
    }

    @Override
    public void probe() throws TargetFailure, InterruptedException {
        connector.probe();
    }

    @Override
    public Optional<RecordReader> reader() {
        return Optional.ofNullable(reads);
    }

    @Override
    public void close() {
        connector.close();
    }
}
