package io.puente.parity;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.delivery.CallPace;
import io.puente.delivery.Delivery;
import io.puente.delivery.DeliverySettings;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.mapping.BusinessNumber;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.model.TargetId;
import io.puente.spi.Capabilities;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.DueRow;
import io.puente.store.OutboxTarget;
import io.puente.store.ParityRuns.Difference;
import io.puente.store.jdbc.JdbcStores;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.FoldBatch;
import io.puente.testkit.MovableClock;
import io.puente.testkit.RecordingCrm;
import io.puente.testkit.SimpleMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Stores on disk, a delivery, a CRM in memory, and the comparison between them. */
final class ParityBench implements AutoCloseable {
    static final TargetId TARGET = new TargetId("crm-a");

    final MovableClock clock = new MovableClock(Canonical.START);
    final RecordingCrm crm = new RecordingCrm(new Capabilities(200, 4, true), new CrmFaults());
    final JdbcStores stores;
    final TargetGate gate;
    private final RetryPolicy retries = new RetryPolicy(clock, new Random(1));
    private final PlainReasons reasons = new PlainReasons(Locale.ENGLISH);
    private final Lease fold;
    private final Lease drain;
    private final List<Delivery> deliveries = new ArrayList<>();
    CrmMapping mapping = SimpleMapping.of(WhenMissing.WAIT);
    private long batches;

    ParityBench(Path folder) {
        this(clock -> JdbcStores.sqlite(folder, clock));
    }

    ParityBench(Function<MovableClock, JdbcStores> open) {
        stores = open.apply(clock);
        gate = new TargetGate(clock, retries, reasons, 0.9);
        stores.targets().register(new OutboxTarget(TARGET, Duration.ofSeconds(1), Duration.ofSeconds(5)));
        fold = lease("fold");
        drain = lease("drain:" + TARGET);
    }

    private Lease lease(String name) {
        return stores.leases().acquire(name, "bench", Duration.ofDays(10_000)).orElseThrow();
    }

    FoldBatch batch() {
        return new FoldBatch(++batches);
    }

    void commit(FoldBatch batch) {
        try {
            stores.canonical().commit(fold, batch.build());
        } catch (LeaseLost e) {
            throw new AssertionError(e);
        }
    }

    /** A person with a case and so many messages. */
    void person(int number, int messages) {
        FoldBatch batch = batch().story(number);
        for (int i = 2; i <= messages; i++) {
            batch.message(Canonical.message(number, i));
        }
        commit(batch);
    }

    /** Delivers until nothing is due any more. */
    void drain() {
        var delivery = new Delivery(new Delivery.Parts(
                TARGET,
                crm,
                CallPace.perSecond(0),
                () -> mapping,
                stores.outbox(),
                number -> BusinessNumber.displayed("+34 600 000 000"),
                DeliverySettings.DEFAULT,
                retries,
                reasons,
                new SimpleMeterRegistry(),
                clock));
        deliveries.add(delivery);
        try {
            for (int round = 0; stores.outbox().nextDue(TARGET).isPresent(); round++) {
                stores.outbox().nextDue(TARGET).ifPresent(clock::advanceTo);
                List<DueRow> rows = stores.outbox().due(TARGET, clock.instant(), 200, Set.of());
                delivery.deliver(drain, rows);
                if (round > 10_000) {
                    throw new AssertionError("the outbox never gets empty");
                }
            }
        } catch (LeaseLost | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    ParityParts parts() {
        return partsOf("bench");
    }

    /** @param node the process that compares */
    ParityParts partsOf(String node) {
        return new ParityParts(
                TARGET,
                crm,
                CallPace.perSecond(0),
                gate,
                () -> mapping,
                number -> BusinessNumber.displayed("+34 600 000 000"),
                stores.people(),
                stores.parity(),
                stores.leases(),
                node,
                retries,
                reasons,
                clock,
                clock::advance);
    }

    /** A new comparison, from begin to end. */
    ParityReport compare() throws Exception {
        ParityParts parts = parts();
        Lease lease = lease(KeptLease.name(parts));
        ParityReport fresh = ParityRun.fresh(parts, mapping);
        stores.parity().begin(lease, TARGET, ReportJson.write(fresh));
        var run = new ParityRun(parts, mapping, lease, fresh);
        run.run();
        return run.report();
    }

    /** Bounded wait for what another thread does. */
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it never came about");
            }
            Thread.onSpinWait();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    List<Difference> differences() {
        return stores.parity().differences(TARGET, null, 0, 100_000);
    }

    /** In short: object, kind, cause, fields. */
    List<String> found() {
        return differences().stream()
                .map(d -> d.object() + " " + d.kind() + " " + d.cause()
                        + (d.fields().isEmpty() ? "" : " " + d.fields()))
                .toList();
    }

    CrmRecord contact(int person) {
        return crm.record("Contact", Canonical.contact(person).value());
    }

    CrmRecord theCase(int person) {
        return crm.record("Case", Canonical.engagementKey(person).value());
    }

    CrmRecord message(int person, int number) {
        return crm.record("Message", Canonical.messageKey(person, number).value());
    }

    @Override
    public void close() {
        deliveries.forEach(Delivery::close);
        stores.close();
    }
}
