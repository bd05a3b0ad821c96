package io.puente.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.mapping.BusinessNumber;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.model.Engagement;
import io.puente.model.TargetId;
import io.puente.spi.Capabilities;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox.DueRow;
import io.puente.store.OutboxTarget;
import io.puente.testkit.Canonical;
import io.puente.testkit.CanonicalWorld;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.FakeOutbox;
import io.puente.testkit.MovableClock;
import io.puente.testkit.RecordingCrm;
import io.puente.testkit.SimpleMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A delivery with everything around it, all in memory. */
final class DeliveryBench implements AutoCloseable {
    static final TargetId TARGET = new TargetId("crm-a");
    static final Lease LEASE = new Lease("drain:crm-a", 1, Instant.MAX);

    final MovableClock clock = new MovableClock(Canonical.START);
    final CanonicalWorld world = new CanonicalWorld();
    final AtomicInteger mappingAsked = new AtomicInteger();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final FakeOutbox outbox;
    final RecordingCrm crm;
    final Delivery delivery;

    DeliveryBench() {
        this(new Capabilities(200, 4, true));
    }

    DeliveryBench(Capabilities capabilities) {
        this(capabilities, new CrmFaults(), SimpleMapping.of(WhenMissing.WAIT), DeliverySettings.DEFAULT);
    }

    DeliveryBench(Capabilities capabilities, CallPace pace) {
        this(capabilities, new CrmFaults(), SimpleMapping.of(WhenMissing.WAIT), DeliverySettings.DEFAULT, pace);
    }

    DeliveryBench(Capabilities capabilities, CrmFaults faults, CrmMapping mapping, DeliverySettings settings) {
        this(capabilities, faults, mapping, settings, CallPace.perSecond(0));
    }

    private DeliveryBench(
            Capabilities capabilities, CrmFaults faults, CrmMapping mapping, DeliverySettings settings, CallPace pace) {
        outbox = new FakeOutbox(new OutboxTarget(TARGET, Duration.ofSeconds(1), Duration.ofSeconds(5)), world, clock);
        crm = new RecordingCrm(capabilities, faults);
        delivery = new Delivery(new Delivery.Parts(
                TARGET,
                crm,
                pace,
                () -> {
                    mappingAsked.incrementAndGet();
                    return mapping;
                },
                outbox,
                number -> BusinessNumber.displayed("+34 600 000 000"),
                settings,
                new RetryPolicy(clock, new Random(1)),
                new PlainReasons(Locale.ENGLISH),
                meters,
                clock));
    }

    /** A person with a case and so many messages. */
    void person(int number, int messages) {
        world.put(Canonical.person(number));
        world.put(Canonical.conversation(number));
        world.put(Canonical.engagement(number, Engagement.Status.OPEN));
        for (int i = 1; i <= messages; i++) {
            world.put(Canonical.message(number, i));
        }
    }

    /** Delivers once what is due when the next row is. */
    DeliveryReport deliver() throws LeaseLost, InterruptedException {
        outbox.nextDue(TARGET).ifPresent(clock::advanceTo);
        return delivery.deliver(LEASE, due());
    }

    List<DueRow> due() {
        return outbox.due(TARGET, clock.instant(), 200, Set.of());
    }

    /** Delivers until nothing is due any more. @return the number of deliveries */
    int drain() throws LeaseLost, InterruptedException {
        int rounds = 0;
        while (outbox.nextDue(TARGET).isPresent()) {
            deliver();
            rounds++;
            if (rounds > 100_000) {
                throw new AssertionError("the outbox never gets empty");
            }
        }
        return rounds;
    }

    @Override
    public void close() {
        delivery.close();
    }
}
