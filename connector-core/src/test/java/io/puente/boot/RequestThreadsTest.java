package io.puente.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {
    private final List<RequestThreads> made = new ArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void shutdown() {
        release.countDown();
        made.forEach(RequestThreads::shutdown);
    }

    private RequestThreads threads(int few, int most, Duration stuck) {
        var threads = new RequestThreads(few, most, stuck, "test-");
        made.add(threads);
        return threads;
    }

    private void block(RequestThreads threads, CountDownLatch begun) {
        threads.execute(() -> {
            begun.countDown();
            await(release);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void manyShortTasksAreDoneByFewThreads() {
        RequestThreads threads = threads(3, 100, Duration.ofHours(1));
        var done = new CountDownLatch(5_000);
        for (int i = 0; i < 5_000; i++) {
            threads.execute(done::countDown);
        }
        await(done);

        assertThat(threads.getLargestPoolSize()).isEqualTo(3);
    }

    @Test
    void aTaskIsDoneThoughAllOthersWait() {
        RequestThreads threads = threads(2, 100, Duration.ofMillis(20));
        var waiting = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            block(threads, waiting);
        }
        var last = new CountDownLatch(1);
        threads.execute(last::countDown);

        await(last);
        await(waiting);
    }

    @Test
    void manyThatWaitDoNotDelayOneAnother() {
        RequestThreads threads = threads(2, 100, Duration.ofMillis(20));
        var all = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            block(threads, all);
        }
        await(all);

        assertThat(threads.getPoolSize()).isEqualTo(100);
    }

    @Test
    void whatWaitedIsDoneThoughNothingFurtherComes() {
        RequestThreads threads = threads(1, 100, Duration.ofMillis(200));
        var waiting = new CountDownLatch(6);
        for (int i = 0; i < 6; i++) {
            // Within the time in which one that waits is not noticed yet, or not: it must not matter.
            block(threads, waiting);
        }
        await(waiting);
    }

    @Test
    void thereAreNeverMoreThanMost() {
        RequestThreads threads = threads(1, 3, Duration.ofNanos(1));
        var three = new CountDownLatch(3);
        for (int i = 0; i < 10; i++) {
            block(threads, three);
        }
        await(three);
        assertThat(threads.getPoolSize()).isEqualTo(3);

        release.countDown();
        var last = new CountDownLatch(1);
        threads.execute(last::countDown);
        await(last);
        assertThat(threads.getLargestPoolSize()).isEqualTo(3);
    }
}
