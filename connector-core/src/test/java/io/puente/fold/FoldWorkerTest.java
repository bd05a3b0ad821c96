package io.puente.fold;

import static io.puente.fold.FoldBench.NOON;
import static io.puente.fold.Updates.party;
import static io.puente.fold.Updates.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.store.Lease;
import io.puente.store.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FoldWorkerTest {

    private final FoldBench bench = new FoldBench();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AtomicInteger released = new AtomicInteger();
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void foldsWhatIsThereAndGivesTheLeaseBack() throws InterruptedException {
        bench.post(text(party("34600111222", null), "w1", NOON, "hola"));
        var idle = new CountDownLatch(1);
        try (FoldWorker worker = worker(free(), idle)) {
            worker.start();
            assertThat(idle.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.health().folded()).isEqualTo(1);
            assertThat(worker.health().folding()).isTrue();
            assertThat(worker.health().lastError()).isNull();
        }

        assertThat(bench.store.messages).hasSize(1);
        assertThat(released).hasValue(1);
    }

    @Test
    void failuresMakeItWaitLongerAndAreSeen() throws InterruptedException {
        var failures = new AtomicInteger();
        var third = new CountDownLatch(4);
        Leases failing = leases(() -> {
            failures.incrementAndGet();
            throw new IllegalStateException("away");
        });
        FoldWorker worker = worker(failing, third);
        worker.start();
        assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.health().lastError()).isEqualTo("IllegalStateException");
        worker.close();

        assertThat(pauses.subList(0, 4))
                .containsExactly(
                        Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void withoutTheLeaseItWaits() throws InterruptedException {
        bench.post(text(party("34600111222", null), "w1", NOON, "hola"));
        var idle = new CountDownLatch(2);
        try (FoldWorker worker = worker(leases(Optional::empty), idle)) {
            worker.start();
            assertThat(idle.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.health().folding()).isFalse();
        }

        assertThat(bench.store.messages).isEmpty();
    }

    /** Its pauses end at once until the latch is down, then only with the worker. */
    private FoldWorker worker(Leases leases, CountDownLatch pausesSeen) {
        FoldWorker.Pause pause = (wake, atMost) -> {
            pauses.add(atMost);
            pausesSeen.countDown();
            if (pausesSeen.getCount() == 0) {
                parked(wake);
            }
        };
        return new FoldWorker(bench.folder(), bench.log, leases, "node-1", FoldWorker.Timing.DEFAULTS, clock, pause);
    }

    private static void parked(Semaphore wake) throws InterruptedException {
        if (!wake.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody woke the worker");
        }
    }

    private Leases free() {
        return leases(() -> Optional.of(new Lease(Folder.LEASE, 1, Instant.MAX)));
    }

    private Leases leases(java.util.function.Supplier<Optional<Lease>> answer) {
        return new Leases() {
            @Override
            public Optional<Lease> acquire(String name, String holder, Duration term) {
                return answer.get();
            }

            @Override
            public void release(Lease lease) {
                released.incrementAndGet();
            }
        };
    }
}
