package io.puente.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.model.MediaRef;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.MediaQueue.Counts;
import io.puente.store.MediaQueue.State;
import io.puente.testkit.Canonical;
import io.puente.testkit.FakeMediaQueue;
import io.puente.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MediaWorkerTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Canonical.START);
    private final FakeMediaQueue queue = new FakeMediaQueue();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Source source = new Source();
    private volatile BooleanSupplier turn = () -> true;
    private MediaFetcher fetcher;

    /** Knows each file by its id; can be told to refuse or to block. */
    private static final class Source implements MediaSource {
        final ConcurrentMap<String, AtomicInteger> downloads = new ConcurrentHashMap<>();
        final CountDownLatch slowBegun = new CountDownLatch(1);
        final CountDownLatch slowMayEnd = new CountDownLatch(1);
        volatile MediaFailure.Kind refusal;
        volatile boolean broken;

        @Override
        public Resolved resolve(String mediaId, String numberId) throws MediaFailure {
            if (broken) {
                throw new IllegalStateException("a bug");
            }
            if (refusal != null) {
                throw new MediaFailure(refusal, "refused");
            }
            return new Resolved(URI.create("https://files.example.com/" + mediaId), "image/png", null, -1);
        }

        @Override
        public void download(URI address, Receiver receiver) throws MediaFailure, InterruptedException {
            String id = address.getPath().substring(1);
            downloads.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
            if (id.equals("slow")) {
                slowBegun.countDown();
                slowMayEnd.await();
            }
            try {
                receiver.receive(new ByteArrayInputStream(new byte[10]), 10);
            } catch (java.io.IOException e) {
                throw new MediaFailure(MediaFailure.Kind.UNREACHABLE, "cut");
            }
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        fetcher = new MediaFetcher(source, queue, new MediaFiles(folder), 100, clock, new Random(1));
    }

    private MessageKey add(int message, String id) {
        MessageKey key = MessageKey.of(Canonical.NUMBER, "wamid." + message);
        MediaRef media = new MediaRef(id, null, "image/png", null, null, false, false);
        queue.add(new MediaTask(key, Canonical.contact(1), Canonical.NUMBER, media, clock.instant()));
        return key;
    }

    private MediaWorker started(int parallel) {
        MediaWorker worker = new MediaWorker(fetcher, queue, clock, parallel, Duration.ofMillis(5), turn, registry);
        worker.start();
        return worker;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 5_000 && !condition.getAsBoolean(); i++) {
            never.await(2, TimeUnit.MILLISECONDS);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void fetchesEachFileOnceWithSeveralThreads() throws Exception {
        for (int i = 0; i < 50; i++) {
            add(i, "id" + i);
        }
        try (MediaWorker worker = started(4)) {
            await(() -> queue.counts().stored() == 50);
            worker.signal();
        }
        assertThat(source.downloads)
                .hasSize(50)
                .allSatisfy((id, count) -> assertThat(count).hasValue(1));
        assertThat(registry.get("puente.media.fetched").counter().count()).isEqualTo(50);
        assertThat(registry.get("puente.media.waiting").gauge().value()).isZero();
    }

    @Test
    void fetchesOnlyWhenItIsThisNodesTurn() throws Exception {
        var asked = new AtomicInteger();
        turn = () -> asked.incrementAndGet() > 20;
        add(1, "one");
        try (MediaWorker worker = started(1)) {
            await(() -> queue.counts().stored() == 1);
        }
        assertThat(asked.get()).isGreaterThan(20);
        assertThat(source.downloads.get("one")).hasValue(1);
    }

    @Test
    void slowFileHoldsNoOtherBack() throws Exception {
        add(1, "slow");
        try (MediaWorker worker = started(2)) {
            source.slowBegun.await();
            MessageKey next = add(2, "quick");
            worker.signal();
            await(() -> queue.find(next).state() == State.STORED);
            assertThat(queue.counts().waiting()).isEqualTo(1);
            source.slowMayEnd.countDown();
            await(() -> queue.counts().stored() == 2);
        }
        assertThat(source.downloads.get("slow")).hasValue(1);
    }

    @Test
    void survivesTheQueueAndTheSource() throws Exception {
        queue.failNextReads(3);
        source.broken = true;
        MessageKey key = add(1, "a");
        try (MediaWorker worker = started(1)) {
            await(() -> queue.find(key).attempts() == 1);
            assertThat(queue.find(key).lastReason()).isEqualTo("Internal error: IllegalStateException");
            source.broken = false;
            clock.advance(Duration.ofMinutes(1));
            worker.signal();
            await(() -> queue.find(key).state() == State.STORED);
        }
    }

    @Test
    void refusedTokenStopsAskingForAMinute() throws Exception {
        source.refusal = MediaFailure.Kind.UNAUTHORISED;
        for (int i = 0; i < 10; i++) {
            add(i, "id" + i);
        }
        try (MediaWorker worker = started(1)) {
            await(() -> registry.find("puente.media.failed").counter() != null);
            source.refusal = null;
            add(11, "id11");
            worker.signal();
            assertThat(queue.counts()).isEqualTo(new Counts(11, 0, 0));
            clock.advance(Duration.ofMinutes(1));
            worker.signal();
            await(() -> queue.counts().stored() == 11);
        }
        assertThat(registry.get("puente.media.failed")
                        .tag("reason", "unauthorised")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void lostFilesAreCounted() throws Exception {
        source.refusal = MediaFailure.Kind.NOT_AVAILABLE;
        MessageKey key = add(1, "a");
        try (MediaWorker worker = started(1)) {
            worker.signal();
            await(() -> registry.find("puente.media.lost").counter() != null);
        }
        assertThat(queue.find(key).state()).isEqualTo(State.LOST);
    }

    @Test
    void closingInTheMiddleLeavesTheFileWaiting() throws Exception {
        MessageKey key = add(1, "slow");
        MediaWorker worker = started(1);
        source.slowBegun.await();
        worker.close();
        worker.close();
        assertThat(queue.find(key).state()).isEqualTo(State.WAITING);
        assertThat(queue.find(key).attempts()).isZero();
        assertThat(folder.resolve(Canonical.contact(1).value())).isEmptyDirectory();
        assertThatThrownBy(worker::start).isInstanceOf(IllegalStateException.class);
    }
}
