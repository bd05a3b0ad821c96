package io.puente.gateway.system;

import static org.awaitility.Awaitility.await;

import io.puente.simulator.whatsapp.Update;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Customers who write to a gateway that comes and goes. A customer's next message is posted only after the one before
 * was acknowledged; a POST without a 200 is repeated byte for byte, as Meta does.
 */
final class Load implements AutoCloseable {
    private static final int MOST_IN_ONE_POST = 3;

    private final Platforms platforms;
    private final WebhookPoster poster;
    private final GatewayAddress address;
    private final List<Writer> writers = new ArrayList<>();
    private final List<Future<?>> threads = new ArrayList<>();
    private final ExecutorService pool;
    private final Semaphore allowance = new Semaphore(0);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicLong posts = new AtomicLong();
    private volatile boolean finishing;

    Load(Platforms platforms, GatewayAddress address, int customers, int threadCount, Random random) {
        this.platforms = platforms;
        this.poster = new WebhookPoster(platforms.whatsapp());
        this.address = address;
        for (int i = 0; i < customers; i++) {
            writers.add(new Writer(platforms.whatsapp(), i));
        }
        this.pool = Executors.newFixedThreadPool(threadCount);
        for (int thread = 0; thread < threadCount; thread++) {
            var mine = new ArrayList<Writer>();
            for (int i = thread; i < customers; i += threadCount) {
                mine.add(writers.get(i));
            }
            var own = new Random(random.nextLong());
            threads.add(pool.submit(() -> {
                write(mine, own);
                return null;
            }));
        }
    }

    /** Lets so many messages be written from now on; what was allowed before is forgotten. */
    void allow(int messages) {
        allowance.drainPermits();
        allowance.release(messages);
    }

    /** Keys of all messages that were acknowledged. */
    Set<String> keys() {
        return writers.stream()
                .flatMap(writer -> writer.sent().stream().map(Writer.Sent::key))
                .collect(Collectors.toSet());
    }

    /** What was acknowledged in the order of writing, by the name of whoever wrote anything. */
    Map<String, List<String>> transcripts() {
        return writers.stream()
                .filter(writer -> !writer.sent().isEmpty())
                .collect(Collectors.toMap(
                        Writer::name,
                        writer -> writer.sent().stream().map(Writer.Sent::text).toList()));
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /** Repetitions included. */
    long posts() {
        return posts.get();
    }

    /** Until what was allowed is written and acknowledged; then nobody writes any more. */
    void finish(Duration atMost) throws ExecutionException, InterruptedException {
        finishing = true;
        await("the last acknowledgement")
                .atMost(atMost)
                .until(() -> threads.stream().allMatch(Future::isDone));
        for (Future<?> thread : threads) {
            thread.get();
        }
    }

    private void write(List<Writer> mine, Random random) throws InterruptedException {
        while (true) {
            while (!allowance.tryAcquire(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                if (finishing) {
                    return;
                }
            }
            Collections.shuffle(mine, random);
            int count = 1;
            while (count < Math.min(MOST_IN_ONE_POST, mine.size()) && random.nextBoolean() && allowance.tryAcquire()) {
                count++;
            }
            List<Writer> now = mine.subList(0, count);
            post(platforms.whatsapp().webhook(now.stream().map(Writer::next).toArray(Update[]::new)));
            now.forEach(Writer::acknowledged);
            acknowledged.addAndGet(count);
        }
    }

    private void post(byte[] body) throws InterruptedException {
        URI gateway;
        do {
            gateway = address.await();
            posts.incrementAndGet();
        } while (poster.post(gateway, body) != 200);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
