package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.model.DeliveryState;
import io.puente.model.Message;
import io.puente.spi.Capabilities;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.SimpleMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever fails and whenever: in the end the CRM has everything once, and no person was in two calls at a time. */
class DeliveryProperties {
    private static final FailureKind[] OUTAGES = {
        FailureKind.UNAVAILABLE, FailureKind.UNKNOWN_OUTCOME, FailureKind.THROTTLED, FailureKind.UNAUTHORISED
    };
    private static final FailureKind[] SOON = {FailureKind.CONTENTION, FailureKind.REFERENCE_MISSING};

    /** One call in four fails, before or after it was applied; one record in ten is refused for the moment. */
    private static final class Chance extends CrmFaults {
        private final Random random;
        private boolean calm;

        Chance(long seed) {
            random = new Random(seed);
        }

        @Override
        protected synchronized Optional<TargetFailure> before(ChangeBatch batch) {
            return calm || random.nextInt(8) > 0 ? Optional.empty() : Optional.of(outage());
        }

        @Override
        protected synchronized Optional<TargetFailure> after(ChangeBatch batch) {
            return calm || random.nextInt(8) > 0
                    ? Optional.empty()
                    : Optional.of(TargetFailure.unknownOutcome("the answer was lost"));
        }

        @Override
        protected synchronized Optional<Failure> refusal(Change change) {
            return calm || random.nextInt(10) > 0
                    ? Optional.empty()
                    : Optional.of(Failure.of(SOON[random.nextInt(SOON.length)], "CODE", ""));
        }

        private TargetFailure outage() {
            return new TargetFailure(Failure.of(OUTAGES[random.nextInt(OUTAGES.length)], "CODE", ""));
        }

        synchronized void calm() {
            calm = true;
        }
    }

    @Property(tries = 60)
    void nothingIsLostOrDoubled(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int maxBatch,
            @ForAll @IntRange(min = 1, max = 3) int maxCalls,
            @ForAll boolean idempotent)
            throws Exception {
        var random = new Random(seed);
        var faults = new Chance(seed);
        // So many tries that nothing is parked: this is about losing and doubling.
        var settings = new DeliverySettings(4, 100, 1000, 1000);
        try (var bench = new DeliveryBench(
                new Capabilities(maxBatch, maxCalls, idempotent),
                faults,
                SimpleMapping.of(WhenMissing.WAIT),
                settings)) {
            for (int i = 1; i <= 6; i++) {
                bench.person(i, random.nextInt(10));
            }
            for (int round = 0; round < 30; round++) {
                twoAtATime(bench);
                change(bench, random);
            }
            faults.calm();
            bench.drain();

            assertThat(bench.crm.breaches()).isEmpty();
            assertThat(bench.outbox.dirty()).isZero();
            Map<String, List<CrmRecord>> records =
                    bench.crm.records("Message").stream().collect(Collectors.groupingBy(CrmRecord::key));
            assertThat(records).hasSameSizeAs(bench.world.messages());
            for (Message message : bench.world.messages()) {
                List<CrmRecord> same = records.get(message.key().value());
                assertThat(same).hasSize(1);
                assertThat(same.get(0).field("Body")).isEqualTo(message.text());
                assertThat(same.get(0).field("State"))
                        .isEqualTo(
                                message.deliveryState() == null
                                        ? ""
                                        : message.deliveryState().name());
            }
            assertThat(bench.crm.records("Contact")).hasSize(6);
            assertThat(bench.crm.records("Case")).hasSize(6);
        }
    }

    /** Two deliveries of different people under way together, as the route has them. */
    private static void twoAtATime(DeliveryBench bench) throws Exception {
        bench.outbox.nextDue(DeliveryBench.TARGET).ifPresent(bench.clock::advanceTo);
        var rows = bench.outbox.due(DeliveryBench.TARGET, bench.clock.instant(), 100, Set.of());
        int half = rows.size() / 2;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<DeliveryReport>> reports = new ArrayList<>();
            for (var part : List.of(rows.subList(0, half), rows.subList(half, rows.size()))) {
                reports.add(threads.submit(() -> bench.delivery.deliver(DeliveryBench.LEASE, part)));
            }
            for (Future<DeliveryReport> report : reports) {
                report.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void change(DeliveryBench bench, Random random) {
        int person = 1 + random.nextInt(6);
        int number = 1 + random.nextInt(12);
        DeliveryState state = DeliveryState.values()[random.nextInt(DeliveryState.values().length)];
        bench.world.put(Canonical.message(person, number, "Text " + number, Canonical.engagementKey(person), state));
    }
}
