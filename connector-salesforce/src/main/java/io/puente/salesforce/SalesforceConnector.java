package io.puente.salesforce;

import io.puente.salesforce.internal.CaseWatcher;
import io.puente.salesforce.internal.CollectionsWriter;
import io.puente.salesforce.internal.LimitHeaders;
import io.puente.salesforce.internal.SalesforceApi;
import io.puente.salesforce.internal.SalesforceProbe;
import io.puente.salesforce.internal.SalesforceProvisioner;
import io.puente.salesforce.internal.SalesforceSchemaReader;
import io.puente.salesforce.internal.SalesforceSetupGuide;
import io.puente.salesforce.internal.SalesforceTransport;
import io.puente.salesforce.internal.SoqlRecordReader;
import io.puente.spi.Budget;
import io.puente.spi.CallMeter;
import io.puente.spi.Capabilities;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.CrmConnector;
import io.puente.spi.Provisioner;
import io.puente.spi.RecordReader;
import io.puente.spi.SchemaReader;
import io.puente.spi.SetupGuide;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One Salesforce organisation. Upserts by unique external ids, so a repeated write leaves one record. */
public final class SalesforceConnector implements CrmConnector {
    private final SalesforceTransport transport;
    private final SalesforceSettings settings;
    private final LimitHeaders limits;
    private final SalesforceApi api;
    private final CollectionsWriter writer;
    private final Provisioner provisioner;
    private final ChangeWatcher watcher;

    SalesforceConnector(SalesforceTransport transport, SalesforceSettings settings, CallMeter meter, Clock clock) {
        this.transport = transport;
        this.settings = settings;
        this.limits = new LimitHeaders();
        this.api = new SalesforceApi(transport, limits, clock, settings.apiVersion());
        this.writer = new CollectionsWriter(api, settings.assignment(), settings.allowDuplicates());
        this.watcher = new CaseWatcher(api, clock, settings.watchOverlap());
        this.provisioner =
                new SalesforceProvisioner(api, settings.soap(), meter, clock, time -> Thread.sleep(time.toMillis()));
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
        SalesforceProbe.limits(api);
    }

    @Override
    public Optional<RecordReader> reader() {
        return reader(CallMeter.Purpose.READ);
    }

    @Override
    public Optional<RecordReader> reader(CallMeter.Purpose purpose) {
        return Optional.of(new SoqlRecordReader(api, purpose));
    }

    @Override
    public Optional<SchemaReader> schema() {
        return Optional.of(new SalesforceSchemaReader(api));
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
        return Optional.of(new SalesforceSetupGuide());
    }

    @Override
    public Optional<Budget> budget() {
        return limits.budget();
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return "SalesforceConnector[" + settings.loginUrl().getHost() + "]";
    }
}
