package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.spi.Capabilities;
import io.puente.spi.ObjectName;
import io.puente.testkit.Canonical;
import io.puente.testkit.SimpleMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallPaceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Capabilities ONE_AT_A_TIME = new Capabilities(200, 1, true);
    /** Not far from where the nanosecond clock overflows. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 2 * SECOND);

    private final List<Long> waits = new ArrayList<>();

    private CallPace pace(int perSecond) {
        return new CallPace(perSecond, now::get, time -> {
            waits.add(time);
            now.addAndGet(time);
        });
    }

    @Test
    void upToTheLimitNobodyWaits() throws Exception {
        CallPace pace = pace(3);
        for (int i = 0; i < 3; i++) {
            pace.await();
        }
        assertThat(waits).isEmpty();
        pace.await();
        assertThat(waits).containsExactly(SECOND);
    }

    @Test
    void withoutALimitNobodyWaits() throws Exception {
        CallPace pace = pace(0);
        for (int i = 0; i < 1000; i++) {
            pace.await();
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallPace.perSecond(-1))
                .withMessageContaining("-1");
    }

    @Test
    void everyCallOfADeliveryTakesATurnNotOnlyTheDelivery() throws Exception {
        try (var bench = new DeliveryBench(ONE_AT_A_TIME, pace(1))) {
            bench.person(1, 10);
            DeliveryReport report = bench.deliver();
            assertThat(report.calls()).isEqualTo(3);
            assertThat(waits).containsExactly(SECOND, SECOND);
            assertThat(bench.outbox.dirty()).isZero();
        }
    }

    @Test
    void aBatchThatIsHalvedTakesATurnForEachPart() throws Exception {
        try (var bench = new DeliveryBench(ONE_AT_A_TIME, pace(1))) {
            bench.person(1, 2);
            bench.crm
                    .faults()
                    .breakOn(change -> change.key()
                            .value()
                            .equals(Canonical.messageKey(1, 2).value()));
            bench.deliver();
            // Contact, case, both messages together, one, the other.
            assertThat(waits).hasSize(4);
            assertThat(bench.crm.records("Message")).hasSize(1);
        }
    }

    @Test
    void readsShareThePaceWithWrites() throws Exception {
        CallPace pace = pace(1);
        try (var bench = new DeliveryBench(ONE_AT_A_TIME, pace)) {
            pace.await();
            new PacedReader(bench.crm, pace).byId(new ObjectName("Contact"), List.of("id-1"), "Key", Set.of());
            assertThat(waits).containsExactly(SECOND);
            assertThat(bench.crm.reads()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptWhileWaitingEndsTheDeliveryAfterSettlingAndNothingIsDoubled() throws Exception {
        var interrupted = new AtomicBoolean();
        var pace = new CallPace(2, now::get, time -> {
            now.addAndGet(time);
            if (interrupted.compareAndSet(false, true)) {
                throw new InterruptedException("stopping");
            }
        });
        try (var bench = new DeliveryBench(ONE_AT_A_TIME, pace)) {
            bench.person(1, 3);
            assertThatThrownBy(bench::deliver).isInstanceOf(InterruptedException.class);
            assertThat(bench.crm.records("Case")).hasSize(1);
            assertThat(bench.crm.records("Message")).isEmpty();
            assertThat(bench.outbox.dirty()).isPositive();

            bench.drain();
            assertThat(bench.crm.records("Message")).hasSize(3);
            assertThat(bench.crm.records("Case")).hasSize(1);
        }
    }

    @Test
    void aCallThatWaitedWhileTheCrmFailedIsNotMade() throws Exception {
        var stop = new AtomicBoolean();
        // The first takes the only turn of this second; the failure comes while the second call waits for the next.
        var pace = new CallPace(1, now::get, time -> stop.set(true));
        try (var bench = new DeliveryBench(ONE_AT_A_TIME, pace)) {
            pace.await();
            var call = new BatchCall(DeliveryBench.TARGET, bench.crm, bench.outbox, new Links(bench.clock), pace);
            var train = new WavePlanner.Train(List.of(List.of()));
            var object = SimpleMapping.of(WhenMissing.WAIT).objects().get(0);
            List<Called> called = new TrainRun(call, DeliveryBench.LEASE, object, train, stop).call();
            assertThat(called).extracting(Called::begun).containsExactly(false);
            assertThat(bench.crm.calls()).isEmpty();
        }
    }
}
