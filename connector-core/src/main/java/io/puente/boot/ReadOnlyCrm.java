package io.puente.boot;

import io.puente.delivery.BusinessNumbers;
import io.puente.delivery.CallPace;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.parity.BackgroundReader.Waiting;
import io.puente.parity.BackgroundReader.Yielding;
import io.puente.rehearse.Fingerprint;
import io.puente.rehearse.Progress;
import io.puente.rehearse.ReadOnlyCalls;
import io.puente.rehearse.Rehearsal;
import io.puente.rehearse.RehearsalLimits;
import io.puente.rehearse.RehearsalReport;
import io.puente.rehearse.RehearsalRequest;
import io.puente.rehearse.Resumption;
import io.puente.route.HttpConnection;
import io.puente.spi.CallMeter;
import io.puente.spi.ConnectorContext;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import io.puente.store.RecentPeople;
import io.puente.store.RehearsalStandings;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One CRM reached in a way that cannot change anything: a connector of its own, beside the one that delivers, whose
 * calls are looked at before they leave. Rehearsals run one after the other; connects when first used.
 */
public final class ReadOnlyCrm implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 4;
    /** Keeps its routes and connections apart from those of deliveries. */
    private static final String SUFFIX = "-ro";

    private static final int LONGEST_NAME = 40;

    private final TargetId id;
    private final PuenteSettings.Target target;
    private final CrmConnectorFactory factory;
    private final BusinessNumbers numbers;
    private final String numbersSet;
    private final Duration resumeWithin;
    private final PlainReasons reasons;
    private final BiFunction<String, HttpConnection, Transport> ways;
    private final CallMeter meter;
    private final Clock clock;
    private final ReadOnlyCalls calls = new ReadOnlyCalls();
    private @Nullable CrmConnector connector;

    /** @param ways opens a connection, by its name */
    ReadOnlyCrm(
            TargetId id,
            PuenteSettings settings,
            CrmConnectorFactory factory,
            BiFunction<String, HttpConnection, Transport> ways,
            CallMeter meter,
            Clock clock) {
        this.id = id;
        this.target = java.util.Objects.requireNonNull(settings.targets().get(id.value()));
        this.factory = factory;
        this.numbers = NumberDirectory.of(settings);
        this.numbersSet = Fingerprint.of(
                new TreeMap<>(settings.whatsapp().numbers()) + " " + settings.zone() + " " + settings.language());
        this.resumeWithin = settings.rehearsal().resumeWithin();
        this.reasons = new PlainReasons(settings.language());
        this.ways = ways;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * Rehearses a file.
     *
     * @param active what deliveries follow now
     * @param source where the people come from, in words
     * @param standings where it keeps how far it is; null if it is not meant to go on after an interruption
     * @param anew also if there is one to go on with
     * @throws TargetFailure if the CRM cannot be asked
     */
    public synchronized RehearsalReport rehearse(
            CrmMapping active,
            MappingFile candidate,
            RecentPeople people,
            String source,
            RehearsalLimits limits,
            Progress.Listener progress,
            @Nullable RehearsalStandings standings,
            boolean anew)
            throws TargetFailure, InterruptedException {
        var retries = new RetryPolicy(clock);
        return Rehearsal.run(new RehearsalRequest(
                id,
                connector(),
                calls,
                active,
                candidate,
                people,
                source,
                Crms.numbers(target),
                numbers,
                new Yielding(
                        CallPace.perSecond(target.callsPerSecond()),
                        new TargetGate(clock, retries, reasons, target.stopAtShare()),
                        retries,
                        clock,
                        Waiting.SLEEPING),
                limits,
                progress,
                standings == null || resumeWithin.isZero()
                        ? null
                        : new Resumption(standings, resumeWithin, anew, numbersSet)));
    }

    private CrmConnector connector() {
        CrmConnector made = connector;
        if (made == null) {
            String name = id.value();
            var apart =
                    new TargetId(name.substring(0, Math.min(name.length(), LONGEST_NAME - SUFFIX.length())) + SUFFIX);
            made = factory.create(calls.context(new ConnectorContext(
                    apart,
                    TargetsCheck.connectorSettings(name, target),
                    new LazyTransport(
                            () -> ways.apply(apart.value(), Connections.toCrm(target.connection(), MAX_CONNECTIONS))),
                    meter,
                    clock)));
            connector = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (connector != null) {
            connector.close();
        }
    }
}
