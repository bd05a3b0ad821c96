package io.puente.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.delivery.BusinessNumbers;
import io.puente.delivery.CallPace;
import io.puente.delivery.CrmCallMetrics;
import io.puente.delivery.Delivery;
import io.puente.delivery.DeliverySettings;
import io.puente.delivery.OutboxGauges;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.doctor.ServerClock;
import io.puente.drift.DriftMetrics;
import io.puente.drift.DriftParts;
import io.puente.drift.DriftSchedule;
import io.puente.drift.DriftWatch;
import io.puente.drift.DriftWorker;
import io.puente.drift.MetadataCache;
import io.puente.fold.CaseObservationCodec;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.MappingProblems;
import io.puente.model.TargetId;
import io.puente.parity.BackgroundReader.Waiting;
import io.puente.parity.ParityParts;
import io.puente.parity.ParityWorker;
import io.puente.route.DeliveryStep;
import io.puente.route.DrainPace;
import io.puente.route.DrainSignal;
import io.puente.route.DrainTarget;
import io.puente.route.TargetRoutes;
import io.puente.route.WatchStep;
import io.puente.spi.ConnectorContext;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.SettingsProblems;
import io.puente.store.BoundNumbers;
import io.puente.store.IngestLog;
import io.puente.store.OutboxTarget;
import io.puente.store.TargetRegistry;
import io.puente.store.jdbc.JdbcStores;
import io.puente.versions.ActiveMapping;
import io.puente.versions.ConfiguredMapping;
import io.puente.versions.MappingActivation;
import io.puente.versions.MappingFollower;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The active CRMs, by name. Made once before Camel starts its routes; closed after they have stopped. */
public final class Crms implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Crms.class);

    /** A crashed node blocks the others for so long. */
    private static final Duration LEASE_TERM = Duration.ofSeconds(30);

    /** More than any connector's calls at one time; what it may use is the connector's own setting. */
    private static final int MAX_CONNECTIONS = 64;

    private final Map<TargetId, Crm> byId = new TreeMap<>();

    Crms() {}

    /** What all CRMs share. */
    record Shared(
            JdbcStores stores,
            IngestLog log,
            TargetRoutes routes,
            DrainSignal signal,
            MappingFiles mappings,
            MappingActivation activation,
            MappingFollower follower,
            BusinessNumbers numbers,
            Locale language,
            String holder,
            Drift drift,
            MeterRegistry meters,
            Clock clock) {}

    /** @param metadataMaxAge how long a CRM's description of its fields is believed */
    record Drift(DriftSchedule schedule, DriftWorker worker, Duration metadataMaxAge) {}

    void add(String name, PuenteSettings.Target settings, CrmConnectorFactory factory, Shared shared) {
        var id = new TargetId(name);
        var retries = new RetryPolicy(shared.clock());
        var reasons = new PlainReasons(shared.language());
        var gate = new TargetGate(shared.clock(), retries, reasons, settings.stopAtShare());
        var serverClock = new ServerClock(shared.clock());
        CrmConnector connector = factory.create(new ConnectorContext(
                id,
                TargetsCheck.connectorSettings(name, settings),
                serverClock.watched(new LazyTransport(
                        () -> shared.routes().http(name, Connections.toCrm(settings.connection(), MAX_CONNECTIONS)))),
                new CrmCallMetrics(shared.meters(), id),
                shared.clock()));
        ConfiguredMapping configured = shared.mappings().configured(settings, factory);
        ActiveMapping mapping = active(id, factory.type(), configured, shared);
        Supplier<CrmMapping> current = () -> shared.follower().current(mapping);
        var pace = CallPace.perSecond(settings.callsPerSecond());
        var delivery = new Delivery(new Delivery.Parts(
                id,
                connector,
                pace,
                current,
                shared.stores().outbox(),
                shared.numbers(),
                DeliverySettings.DEFAULT,
                retries,
                reasons,
                shared.meters(),
                shared.clock()));
        shared.stores()
                .targets()
                .register(new OutboxTarget(id, settings.linger(), settings.maxAge(), numbers(settings)));
        var target = new DrainTarget(
                id,
                shared.stores().outbox(),
                shared.stores()
                        .backfill()
                        .then(shared.stores()
                                .remaps()
                                .writtenBy(() -> current.get().version())),
                shared.stores().leases(),
                shared.holder(),
                connector,
                gate,
                DrainPace.of(settings.people(), settings.linger()),
                shared.signal(),
                shared.clock());
        var breaker = shared.routes()
                .drain(
                        target,
                        new DeliveryStep(
                                delivery,
                                connector,
                                gate,
                                (failure, first) -> shared.drift().worker().refused(id, first)));
        connector
                .watcher()
                .ifPresent(watcher -> shared.routes()
                        .watch(
                                id,
                                new WatchStep(new WatchStep.Parts(
                                        id,
                                        watcher,
                                        CaseObservationCodec::write,
                                        shared.log(),
                                        shared.stores().targets(),
                                        shared.stores().leases(),
                                        shared.holder(),
                                        settings.watchEvery().plus(LEASE_TERM),
                                        gate,
                                        shared.clock())),
                                settings.watchEvery()));
        var parity = new ParityWorker(new ParityParts(
                id,
                connector,
                pace,
                gate,
                current,
                shared.numbers(),
                shared.stores().people(),
                shared.stores().parity(),
                shared.stores().leases(),
                shared.holder(),
                retries,
                reasons,
                shared.clock(),
                Waiting.SLEEPING));
        var gauges =
                new OutboxGauges(id, shared.stores().outbox(), shared.stores().backfill(), shared.clock());
        gauges.bindTo(shared.meters());
        var metadata = new MetadataCache(connector::schema, shared.drift().metadataMaxAge(), shared.clock());
        var drift = drift(id, mapping::file, metadata, shared);
        byId.put(
                id,
                new Crm(
                        id,
                        factory.type(),
                        connector,
                        mapping,
                        configured,
                        gate,
                        delivery,
                        breaker,
                        gauges,
                        parity,
                        metadata,
                        drift,
                        serverClock));
    }

    private static DriftWatch drift(TargetId id, Supplier<MappingFile> mapping, MetadataCache metadata, Shared shared) {
        var watch = new DriftWatch(new DriftParts(
                id,
                mapping,
                metadata,
                shared.stores().attention(),
                shared.stores().drift(),
                shared.stores().leases(),
                shared.holder(),
                shared.clock()));
        DriftMetrics.bind(watch, shared.meters());
        shared.drift().schedule().add(watch);
        return watch;
    }

    /**
     * CRMs that the configuration no longer names, or has switched off, gather nothing until they are back. Asked for
     * twice: a process that crashed may hold the lease of such a CRM for a while.
     */
    void retireOthers(Shared shared) {
        retireOthers(shared.stores().targets());
        shared.routes().retire(() -> retireOthers(shared.stores().targets()), LEASE_TERM.multipliedBy(2));
    }

    private void retireOthers(TargetRegistry registry) {
        registry.retireAllBut(byId.keySet())
                .forEach(id -> log.info("{} is not configured any more: nothing gathers for it until it is back", id));
    }

    static BoundNumbers numbers(PuenteSettings.Target settings) {
        return settings.numbers() == null ? BoundNumbers.ALL : BoundNumbers.of(settings.numbers());
    }

    public Collection<Crm> all() {
        return byId.values();
    }

    public Optional<Crm> find(TargetId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public void close() {
        for (Crm crm : byId.values()) {
            crm.delivery().close();
            crm.connector().close();
        }
    }

    private static ActiveMapping active(TargetId id, String type, ConfiguredMapping configured, Shared shared) {
        MappingFile file;
        try {
            file = configured.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            ActiveMapping mapping = shared.activation().start(id, type, file, shared.holder());
            shared.follower().add(mapping);
            return mapping;
        } catch (MappingProblems e) {
            List<String> problems = new ArrayList<>();
            problems.add(
                    "the mapping of " + id
                            + " that was active cannot be read by this build; any change of the configured file activates that instead");
            e.problems().stream().map(MappingProblem::text).forEach(problems::add);
            throw new SettingsProblems(problems);
        }
    }
}
