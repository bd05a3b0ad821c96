package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.store.LogUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every ingest log must do. */
public abstract class IngestLogContract extends StoreContract {

    protected static LogEntry entry(String source, String key, String body) {
        return new LogEntry(source, key, body.getBytes(StandardCharsets.UTF_8), Canonical.START);
    }

    private static LogEntry entry(String key) {
        return entry(LogEntry.WHATSAPP, key, "body of " + key);
    }

    @Test
    void keepsTheExactBytesAndWhereTheyCameFrom() throws Exception {
        byte[] body = new byte[256 * 1024];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        assertThat(store.log().append(new LogEntry("crm:crm-a", "k", body, Canonical.START)))
                .isTrue();

        LogRecord read = store.log().read(0, 10).get(0);
        assertThat(read.body()).isEqualTo(body);
        assertThat(read.source()).isEqualTo("crm:crm-a");
        assertThat(read.sourceKey()).isEqualTo("k");
        assertThat(read.receivedAt()).isEqualTo(Canonical.START);
        assertThat(read.sequence()).isEqualTo(store.log().lastSequence()).isPositive();
    }

    @Test
    void aRepeatIsToldAndNotAddedAgain() throws Exception {
        assertThat(store.log().append(entry("a"))).isTrue();
        assertThat(store.log().append(entry("a"))).isFalse();
        assertThat(store.log().append(entry(LogEntry.OPERATOR, "a", "the same key of another source")))
                .isTrue();
        assertThat(store.log().read(0, 10)).hasSize(2);
    }

    @Test
    void readsInOrderFromAfterASequence() throws Exception {
        for (int i = 0; i < 10; i++) {
            store.log().append(entry("k" + i));
        }
        List<LogRecord> first = store.log().read(0, 4);
        List<LogRecord> rest = store.log().read(first.get(3).sequence(), 100);
        assertThat(first).extracting(LogRecord::sourceKey).containsExactly("k0", "k1", "k2", "k3");
        assertThat(rest).extracting(LogRecord::sourceKey).containsExactly("k4", "k5", "k6", "k7", "k8", "k9");
        assertThat(store.log().read(store.log().lastSequence(), 10)).isEmpty();
    }

    @Test
    void anEmptyLogEndsAtZero() {
        assertThat(store.log().lastSequence()).isZero();
        assertThat(store.log().read(0, 10)).isEmpty();
    }

    @Test
    void manyCallersAtOnceEachAppendOnceAndNobodyIsSkippedByAReader() throws Exception {
        int callers = 64;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(callers + 1);
        try {
            var done = new CountDownLatch(callers);
            var added = new AtomicLong();
            List<Future<?>> futures = new ArrayList<>();
            for (int c = 0; c < callers; c++) {
                int caller = c;
                futures.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        // Every key is sent by two callers.
                        if (store.log().append(entry(caller / 2 + "-" + i))) {
                            added.incrementAndGet();
                        }
                    }
                    done.countDown();
                    return null;
                }));
            }
            Callable<List<LogRecord>> follow = () -> {
                List<LogRecord> seen = new ArrayList<>();
                long cursor = 0;
                while (true) {
                    boolean last = done.getCount() == 0;
                    List<LogRecord> next = store.log().read(cursor, 100);
                    seen.addAll(next);
                    if (!next.isEmpty()) {
                        cursor = next.get(next.size() - 1).sequence();
                    } else if (last) {
                        return seen;
                    }
                }
            };
            List<LogRecord> followed = pool.submit(follow).get(60, TimeUnit.SECONDS);
            for (Future<?> future : futures) {
                future.get(60, TimeUnit.SECONDS);
            }
            assertThat(added).hasValue(callers / 2 * each);
            assertThat(followed)
                    .hasSize(callers / 2 * each)
                    .extracting(LogRecord::sourceKey)
                    .doesNotHaveDuplicates();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void tellsListenersAfterCommitsAndSurvivesOneThatThrows() throws Exception {
        var seen = new AtomicLong();
        var told = new CountDownLatch(1);
        store.log().onAppend(() -> {
            throw new IllegalStateException("a listener's own trouble");
        });
        store.log().onAppend(() -> {
            seen.set(store.log().lastSequence());
            told.countDown();
        });
        store.log().append(entry("a"));
        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(seen.get()).isPositive();
        assertThat(store.log().append(entry("b"))).isTrue();
    }

    @Test
    void aClosedLogRefuses() {
        store.log().close();
        assertThatThrownBy(() -> store.log().append(entry("a"))).isInstanceOf(LogUnavailable.class);
    }
}
