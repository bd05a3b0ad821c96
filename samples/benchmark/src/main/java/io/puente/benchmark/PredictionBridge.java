package io.puente.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.benchmark.PredictionPeople.Talk;
import io.puente.delivery.BusinessNumbers;
import io.puente.delivery.CallPace;
import io.puente.delivery.Delivery;
import io.puente.delivery.DeliveryReport;
import io.puente.delivery.DeliverySettings;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.mapping.BusinessNumber;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.parity.BackgroundReader.Yielding;
import io.puente.rehearse.ReadOnlyCalls;
import io.puente.rehearse.Rehearsal;
import io.puente.rehearse.RehearsalLimits;
import io.puente.rehearse.RehearsalReport;
import io.puente.rehearse.RehearsalRequest;
import io.puente.simulator.SimulatorClock;
import io.puente.spi.CrmConnector;
import io.puente.spi.TargetFailure;
import io.puente.store.BoundNumbers;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.DueRow;
import io.puente.store.OutboxTarget;
import io.puente.store.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Conversations in a store of their own, with the parts that deliver and rehearse them. Not thread-safe. */
final class PredictionBridge implements AutoCloseable {
    private static final TargetId TARGET = new TargetId("prediction");
    private static final BusinessNumbers NUMBERS = number -> BusinessNumber.displayed("+34 900 000 000");
    private static final int PEOPLE = 200;
    /** More than there are records: whatever is found is listed. */
    private static final int ALL = 1_000_000;

    private final Path folder;
    private final SimulatorClock clock = SimulatorClock.fixed(PredictionPeople.START.plus(Duration.ofDays(30)));
    private final JdbcStores stores;
    private final Lease fold;
    private final Lease drain;
    private final RetryPolicy retries = new RetryPolicy(clock, new Random(1));
    private final PlainReasons reasons = new PlainReasons(Locale.ENGLISH);
    private final List<String> keys = new ArrayList<>();
    private long batches;

    PredictionBridge() throws IOException {
        folder = Files.createTempDirectory("puente-prediction");
        stores = JdbcStores.sqlite(folder, clock);
        fold = lease("fold");
        stores.targets().register(new OutboxTarget(TARGET, Duration.ofSeconds(1), Duration.ofSeconds(5)));
        drain = lease("drain:" + TARGET);
    }

    private Lease lease(String name) {
        return stores.leases()
                .acquire(name, "prediction", Duration.ofDays(10_000))
                .orElseThrow();
    }

    void say(List<Talk> talks) throws LeaseLost {
        stores.canonical().commit(fold, PredictionPeople.commit(talks, ++batches));
        talks.forEach(talk -> keys.addAll(talk.keys()));
    }

    /** A changed mapping is meant for what was delivered before, too. */
    void anew() {
        stores.backfill().restart(TARGET);
    }

    /** Until nothing is left that the CRM would take, or a human would not have to look at. */
    void deliver(CrmConnector connector, CrmMapping mapping) throws LeaseLost, InterruptedException {
        try (var delivery = new Delivery(new Delivery.Parts(
                TARGET,
                connector,
                CallPace.perSecond(0),
                () -> mapping,
                stores.outbox(),
                NUMBERS,
                DeliverySettings.DEFAULT,
                retries,
                reasons,
                new SimpleMeterRegistry(),
                clock))) {
            while (stores.backfill().advance(drain, TARGET, PEOPLE)
                    || stores.outbox().nextDue(TARGET).isPresent()) {
                stores.outbox()
                        .nextDue(TARGET)
                        .filter(clock.instant()::isBefore)
                        .ifPresent(clock::set);
                List<DueRow> rows = new ArrayList<>(stores.outbox().due(TARGET, clock.instant(), PEOPLE, Set.of()));
                rows.addAll(stores.outbox().backlog(TARGET, clock.instant(), PEOPLE, Set.of()));
                DeliveryReport report = delivery.deliver(drain, rows);
                if (report.failure() != null) {
                    throw new IllegalStateException("the CRM as a whole failed: " + report.failure());
                }
            }
        }
    }

    /** @param connector made with {@code calls} */
    RehearsalReport rehearse(CrmConnector connector, ReadOnlyCalls calls, CrmMapping active, MappingFile candidate)
            throws TargetFailure, InterruptedException {
        return Rehearsal.run(new RehearsalRequest(
                TARGET,
                connector,
                calls,
                active,
                candidate,
                stores.recent(),
                "the newest conversations",
                BoundNumbers.ALL,
                NUMBERS,
                new Yielding(
                        CallPace.perSecond(0),
                        new TargetGate(clock, retries, reasons, 0.9),
                        retries,
                        clock,
                        clock::advance),
                RehearsalLimits.DEFAULT.withConversations(ALL).withExamples(ALL),
                progress -> {},
                null));
    }

    /** Where every record stands. */
    List<CrmLink> links() {
        return stores.tracing().links(Set.copyOf(keys)).stream()
                .map(link -> link.link())
                .toList();
    }

    @Override
    public void close() throws IOException {
        stores.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
