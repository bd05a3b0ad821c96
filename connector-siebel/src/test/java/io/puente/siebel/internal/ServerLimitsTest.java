package io.puente.siebel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls at one time, over all targets of one server. */
class ServerLimitsTest {
    private final ServerLimits limits = new ServerLimits();

    @Test
    void twoTargetsOfOneServerShareTheSmallerLimit() throws Exception {
        ServerLimits.Seat one = limits.join("https://a", 8);
        ServerLimits.Seat other = limits.join("https://a", 3);

        assertThat(mostAtOnce(one, other)).isEqualTo(3);
    }

    @Test
    void anotherServerHasItsOwn() throws Exception {
        ServerLimits.Seat one = limits.join("https://a", 2);
        ServerLimits.Seat other = limits.join("https://b", 2);

        assertThat(mostAtOnce(one, other)).isEqualTo(4);
    }

    @Test
    void whoLeavesTakesItsLimitAlongOnceNobodyIsLeft() throws Exception {
        ServerLimits.Seat strict = limits.join("https://a", 1);
        strict.close();
        strict.close();

        assertThat(mostAtOnce(limits.join("https://a", 5))).isEqualTo(5);
    }

    /** Twenty callers who each stay until no more can come in. */
    private static int mostAtOnce(ServerLimits.Seat... seats) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        try {
            Future<?>[] callers = new Future<?>[20];
            for (int i = 0; i < callers.length; i++) {
                ServerLimits.Seat seat = seats[i % seats.length];
                callers[i] = threads.submit(() -> {
                    seat.enter();
                    try {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        go.await(300, java.util.concurrent.TimeUnit.MILLISECONDS);
                        inside.decrementAndGet();
                    } finally {
                        seat.leave();
                    }
                    return null;
                });
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return most.get();
    }
}
