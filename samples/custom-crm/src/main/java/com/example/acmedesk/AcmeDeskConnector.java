package com.example.acmedesk;

import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Capabilities;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.CrmConnector;
import io.puente.spi.RecordReader;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.util.List;
import java.util.Optional;

/**
 * One Acme Desk. It has no {@code Provisioner}, because Acme Desk's fields are made by hand and cannot be made over its
 * API, and no {@code budget()}, because it counts no calls; core tells the user so.
 */
public final class AcmeDeskConnector implements CrmConnector {
    private final AcmeDeskApi api;
    private final AcmeDeskWriter writer;
    private final Capabilities capabilities;

    AcmeDeskConnector(AcmeDeskApi api, AcmeDeskSettings settings) {
        this.api = api;
        this.writer = new AcmeDeskWriter(api);
        // Idempotent: a key that is there is updated, so a repeated call leaves one record.
        this.capabilities = new Capabilities(settings.maxBatch(), settings.maxConcurrentCalls(), true);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        batch.requireAtMost(capabilities.maxBatch());
        return batch.changes().isEmpty() ? List.of() : writer.write(batch);
    }

    @Override
    public void probe() throws TargetFailure, InterruptedException {
        api.get(Purpose.PROBE, "/api/me");
    }

    @Override
    public Optional<RecordReader> reader() {
        return reader(Purpose.READ);
    }

    @Override
    public Optional<RecordReader> reader(Purpose purpose) {
        return Optional.of(new AcmeDeskReader(api, purpose));
    }

    @Override
    public Optional<SchemaReader> schema() {
        return Optional.of(new AcmeDeskSchemaReader(api));
    }

    @Override
    public Optional<ChangeWatcher> watcher() {
        return Optional.of(new TicketWatcher(api));
    }

    /** Nothing of ours is open: the connections are core's. */
    @Override
    public void close() {}
}
