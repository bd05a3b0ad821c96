package io.puente.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.delivery.CallPace;
import io.puente.delivery.CrmCallMetrics;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.doctor.CrmUnderTest;
import io.puente.doctor.ServerClock;
import io.puente.drift.MetadataCache;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblems;
import io.puente.model.TargetId;
import io.puente.parity.BackgroundReader.Waiting;
import io.puente.parity.ParityParts;
import io.puente.parity.ParityWorker;
import io.puente.rehearse.Progress;
import io.puente.rehearse.RehearsalLimits;
import io.puente.rehearse.RehearsalReport;
import io.puente.route.HttpConnection;
import io.puente.spi.ConnectorContext;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import io.puente.store.MappingVersions.Activation;
import io.puente.store.jdbc.JdbcStores;
import io.puente.versions.ActiveMapping;
import io.puente.versions.MappingActivation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One CRM as a command sees it: nothing drains or watches it from here. One thread at a time. */
public final class CommandCrm implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 8;

    private final TargetId id;
    private final PuenteSettings.Target target;
    private final CrmConnectorFactory factory;
    private final Shared shared;
    private final ServerClock serverClock;
    private @Nullable CrmConnector connector;
    private @Nullable ParityWorker parity;
    private @Nullable ReadOnlyCrm readOnly;

    /** @param worked whether a gateway has worked with the store that the settings name; false if there is none yet */
    record Shared(
            PuenteSettings settings,
            BooleanSupplier worked,
            Supplier<JdbcStores> stores,
            BiFunction<String, HttpConnection, Transport> ways,
            MappingFiles mappings,
            MeterRegistry meters,
            String holder,
            Clock clock) {}

    CommandCrm(String name, PuenteSettings.Target target, CrmConnectorFactory factory, Shared shared) {
        this.id = new TargetId(name);
        this.target = target;
        this.factory = factory;
        this.shared = shared;
        this.serverClock = new ServerClock(shared.clock);
    }

    public TargetId id() {
        return id;
    }

    public String type() {
        return factory.type();
    }

    /** Words for its failures. */
    public PlainReasons reasons() {
        return new PlainReasons(shared.settings.language());
    }

    /** Made on the first call, without any call to the CRM. */
    public CrmConnector connector() {
        CrmConnector made = connector;
        if (made == null) {
            made = factory.create(context());
            connector = made;
        }
        return made;
    }

    private ConnectorContext context() {
        return new ConnectorContext(
                id,
                TargetsCheck.connectorSettings(id.value(), target),
                serverClock.watched(new LazyTransport(
                        () -> shared.ways.apply(id.value(), Connections.toCrm(target.connection(), MAX_CONNECTIONS)))),
                new CrmCallMetrics(shared.meters, id),
                shared.clock);
    }

    /**
     * The configured mapping as it is on disk now, or a candidate.
     *
     * @param file null for the one that the settings name
     * @throws MappingProblems naming every mistake
     */
    public MappingFile mapping(@Nullable String file) throws IOException {
        return shared.mappings.read(file == null ? target.mapping() : file, factory);
    }

    /** For the doctor, which asks from several threads at once. */
    CrmUnderTest underTest() {
        CrmConnector known = connector();
        var metadata = new MetadataCache(known::schema, shared.settings.drift().metadataMaxAge(), shared.clock);
        return new CrmUnderTest(id.value(), known, this::inForce, metadata, serverClock);
    }

    private synchronized MappingFile inForce() {
        try {
            return active();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The mapping that deliveries follow now; the configured one if no gateway has started with this CRM yet.
     *
     * @throws MappingProblems if this build cannot read it any more
     */
    public MappingFile active() throws IOException {
        Optional<Activation> active =
                shared.worked.getAsBoolean() ? activation().active(id) : Optional.empty();
        return active.isPresent() ? activation().stored(id, type(), active.get().version()) : mapping(null);
    }

    /** What deliveries follow now; empty if no gateway has started with this CRM yet. */
    public Optional<String> activeVersion() {
        return shared.worked.getAsBoolean() ? activation().active(id).map(Activation::version) : Optional.empty();
    }

    /** Needs a store in which a gateway has worked. */
    public MappingActivation activation() {
        return new MappingActivation(shared.stores.get().mappings(), shared.clock);
    }

    /**
     * Rehearses a file over the newest conversations of the store; goes on with one that was interrupted.
     *
     * @param anew begins again instead
     * @throws TargetFailure if the CRM cannot be asked
     */
    public RehearsalReport rehearse(
            MappingFile candidate, RehearsalLimits limits, Progress.Listener progress, boolean anew)
            throws IOException, TargetFailure, InterruptedException {
        JdbcStores stores = shared.stores.get();
        return readOnly()
                .rehearse(
                        active().mapping(),
                        candidate,
                        stores.recent(),
                        "the newest of this store",
                        limits,
                        progress,
                        stores.rehearsals(),
                        anew);
    }

    /**
     * As {@link #rehearse}, over recorded webhooks; compared with the CRM's records where the same people are there.
     *
     * @param recorded see {@link RecordedConversations}
     */
    public RehearsalReport rehearseRecorded(
            MappingFile candidate, Path recorded, RehearsalLimits limits, Progress.Listener progress)
            throws IOException, TargetFailure, InterruptedException {
        var fold = FoldBeans.settings(shared.settings, ContactKeySecret.keys(shared.settings));
        try (var conversations = RecordedConversations.of(recorded, fold, shared.clock)) {
            String source = conversations.webhooks()
                    + (conversations.webhooks() == 1 ? " recorded webhook of " : " recorded webhooks of ")
                    + recorded.getFileName();
            return readOnly()
                    .rehearse(
                            active().mapping(),
                            candidate,
                            conversations.people(),
                            source,
                            limits,
                            progress,
                            null,
                            false);
        }
    }

    private ReadOnlyCrm readOnly() {
        ReadOnlyCrm made = readOnly;
        if (made == null) {
            made = new ReadOnlyCrm(
                    id, shared.settings, factory, shared.ways, new CrmCallMetrics(shared.meters, id), shared.clock);
            readOnly = made;
        }
        return made;
    }

    private RetryPolicy retries() {
        return new RetryPolicy(shared.clock);
    }

    private TargetGate gate(RetryPolicy retries) {
        return new TargetGate(shared.clock, retries, reasons(), target.stopAtShare());
    }

    /** Compares from this process; one that is under way elsewhere goes on there. */
    public ParityWorker parity() throws IOException {
        ParityWorker made = parity;
        if (made == null) {
            RetryPolicy retries = retries();
            JdbcStores stores = shared.stores.get();
            made = new ParityWorker(new ParityParts(
                    id,
                    connector(),
                    CallPace.perSecond(target.callsPerSecond()),
                    gate(retries),
                    new ActiveMapping(id, type(), active()),
                    NumberDirectory.of(shared.settings),
                    stores.people(),
                    stores.parity(),
                    stores.leases(),
                    shared.holder,
                    retries,
                    reasons(),
                    shared.clock,
                    Waiting.SLEEPING));
            parity = made;
        }
        return made;
    }

    @Override
    public void close() {
        if (parity != null) {
            parity.close();
        }
        if (readOnly != null) {
            readOnly.close();
        }
        if (connector != null) {
            connector.close();
        }
    }
}
