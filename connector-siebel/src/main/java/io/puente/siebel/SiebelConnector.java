package io.puente.siebel;

import io.puente.siebel.internal.ArrayWriter;
import io.puente.siebel.internal.BasicAccess;
import io.puente.siebel.internal.CaseWatcher;
import io.puente.siebel.internal.Need;
import io.puente.siebel.internal.OauthAccess;
import io.puente.siebel.internal.SearchRecordReader;
import io.puente.siebel.internal.ServerLimits;
import io.puente.siebel.internal.SiebelAccess;
import io.puente.siebel.internal.SiebelApi;
import io.puente.siebel.internal.SiebelProbe;
import io.puente.siebel.internal.SiebelProvisioner;
import io.puente.siebel.internal.SiebelSchemaReader;
import io.puente.siebel.internal.SiebelSetupGuide;
import io.puente.siebel.internal.UserZone;
import io.puente.spi.CallMeter;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One Siebel enterprise. It inserts blindly, so a record whose earlier attempt may have arrived is looked up by key
 * before it is written; with {@code user-keys: true} Siebel itself refuses a second one.
 */
public final class SiebelConnector implements CrmConnector {
    private final SiebelSettings settings;
    private final ServerLimits.Seat seat;
    private final SiebelApi api;
    private final UserZone zone;
    private final SiebelSchemaReader schema;
    private final ArrayWriter writer;
    private final ChangeWatcher watcher;

    SiebelConnector(ConnectorContext context, SiebelSettings settings, ServerLimits limits) {
        SiebelConnection connection = settings.connection();
        this.settings = settings;
        this.seat = limits.join(connection.server().toString(), connection.maxConcurrentCalls());
        this.api = new SiebelApi(
                new SiebelApi.Server(
                        connection.server() + connection.basePath(),
                        connection.trailingSlash(),
                        connection.longestAddress(),
                        connection.headers()),
                context.transport(),
                access(context, settings.credentials()),
                seat,
                context.meter(),
                context.clock());
        this.zone = new UserZone(settings.timeZone(), settings.checkTimeZone(), context.clock());
        this.schema = new SiebelSchemaReader(api, settings.names(), settings.emoji());
        this.writer = new ArrayWriter(api, settings.names(), settings.emoji(), zone, schema);
        this.watcher = new CaseWatcher(
                api,
                settings.names(),
                new CaseWatcher.Cases(
                        settings.caseObject(),
                        settings.caseKey(),
                        new HashSet<>(settings.closedStatuses()),
                        settings.watchOverlap(),
                        settings.credentials().username()),
                zone,
                context.clock());
    }

    private static SiebelAccess access(ConnectorContext context, SiebelCredentials who) {
        return switch (who.login()) {
            case BASIC -> new BasicAccess(who.username(), who.password());
            case OAUTH ->
                new OauthAccess(
                        new OauthAccess.Client(
                                who.tokenUrl(), who.clientId(), who.clientSecret(), who.scope(), who.tokenField()),
                        context.transport(),
                        context.meter(),
                        context.clock());
        };
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(settings.maxBatch(), settings.connection().maxConcurrentCalls(), settings.userKeys());
    }

    @Override
    public List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException {
        batch.requireAtMost(settings.maxBatch());
        return writer.write(batch);
    }

    @Override
    public void probe() throws TargetFailure, InterruptedException {
        SiebelProbe.firstRow(api, settings.names(), settings.caseObject());
    }

    @Override
    public Optional<RecordReader> reader() {
        return reader(CallMeter.Purpose.READ);
    }

    @Override
    public Optional<RecordReader> reader(CallMeter.Purpose purpose) {
        return Optional.of(new SearchRecordReader(api, settings.names(), settings.emoji(), zone, purpose));
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
        List<Need> needs = Need.shipped(settings.caseObject(), settings.caseKey(), settings.activityObject());
        return Optional.of(new SiebelProvisioner(api, settings.names(), needs));
    }

    @Override
    public Optional<SetupGuide> setupGuide() {
        return Optional.of(new SiebelSetupGuide(zone, settings.checkTimeZone()));
    }

    @Override
    public void close() {
        seat.close();
    }

    @Override
    public String toString() {
        return "SiebelConnector[" + settings.connection().server().getHost() + "]";
    }
}
