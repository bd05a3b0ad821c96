package io.puente.dynamics;

import io.puente.dynamics.internal.AccessTokens;
import io.puente.dynamics.internal.BatchWriter;
import io.puente.dynamics.internal.CaseWatcher;
import io.puente.dynamics.internal.DynamicsApi;
import io.puente.dynamics.internal.DynamicsProbe;
import io.puente.dynamics.internal.DynamicsProvisioner;
import io.puente.dynamics.internal.DynamicsSchemaReader;
import io.puente.dynamics.internal.DynamicsSetupGuide;
import io.puente.dynamics.internal.DynamicsTransport;
import io.puente.dynamics.internal.LimitHeaders;
import io.puente.dynamics.internal.ODataRecordReader;
import io.puente.dynamics.internal.Tables;
import io.puente.spi.Budget;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Capabilities;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.ConnectorContext;
import io.puente.spi.CrmConnector;
import io.puente.spi.Provisioner;
import io.puente.spi.RecordReader;
import io.puente.spi.SchemaReader;
import io.puente.spi.SetupGuide;
import io.puente.spi.TargetFailure;
import java.util.List;
import java.util.Optional;

/** One Dynamics 365 environment. Upserts by alternate keys or ids of our own, so a repeated write leaves one record. */
public final class DynamicsConnector implements CrmConnector {
    private final DynamicsSettings settings;
    private final LimitHeaders limits;
    private final DynamicsApi api;
    private final BatchWriter writer;
    private final Tables tables;
    private final SchemaReader schema;
    private final ChangeWatcher watcher;
    private final Provisioner provisioner;

    DynamicsConnector(ConnectorContext context, DynamicsSettings settings, AccessTokens tokens) {
        this.settings = settings;
        this.limits = new LimitHeaders();
        this.api = new DynamicsApi(
                new DynamicsTransport(context.transport(), tokens, context.meter(), settings.environmentUrl()),
                limits,
                context.clock(),
                settings.apiVersion());
        this.tables = new Tables(api, context.clock(), settings.schemaMaxAge());
        this.writer =
                new BatchWriter(api, tables, new ODataRecordReader(api, tables, Purpose.READ), settings.writing());
        this.schema = new DynamicsSchemaReader(api, tables);
        this.watcher = new CaseWatcher(api, context.clock(), settings.watchOverlap());
        this.provisioner = new DynamicsProvisioner(
                api,
                tables,
                settings.solution(),
                settings.installTimeout(),
                context.clock(),
                time -> Thread.sleep(time.toMillis()));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(settings.maxBatch(), settings.maxConcurrentCalls(), true);
    }

    @Override
    public List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        batch.requireAtMost(settings.maxBatch());
        return writer.write(batch);
    }

    @Override
    public void probe() throws TargetFailure, InterruptedException {
        DynamicsProbe.whoAmI(api);
    }

    @Override
    public Optional<RecordReader> reader() {
        return reader(Purpose.READ);
    }

    @Override
    public Optional<RecordReader> reader(Purpose purpose) {
        return Optional.of(new ODataRecordReader(api, tables, purpose));
    }

    @Override
    public Optional<SchemaReader> schema() {
        return Optional.of(schema);
    }

    @Override
    public Optional<ChangeWatcher> watcher() {
        return Optional.of(watcher);
    }

    @Override
    public Optional<Provisioner> provisioner() {
        return Optional.of(provisioner);
    }

    @Override
    public Optional<SetupGuide> setupGuide() {
        return Optional.of(new DynamicsSetupGuide());
    }

    @Override
    public Optional<Budget> budget() {
        return limits.budget();
    }

    /** Nothing to close: connections and threads are core's. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return "DynamicsConnector[" + settings.environmentUrl().getHost() + "]";
    }
}
