package io.puente.siebel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Calls at one time, over all targets of one server. */
class ServerLimitsTest {
    private final ServerLimits limits = new ServerLimits();

    @Test
    void twoTargetsOfOneServerShareTheSmallerLimit() throws Exception {
        ServerLimits.Seat one = limits.join("https://a", 8);
        ServerLimits.Seat other = limits.join("https://a", 3);
        one.enter();
        other.enter();
        one.enter();

        mustWait(one, other);
    }

    @Test
    void anotherServerHasItsOwn() throws Exception {
        ServerLimits.Seat one = limits.join("https://a", 1);
        ServerLimits.Seat other = limits.join("https://b", 1);
        one.enter();
        other.enter();

        mustWait(other, other);
    }

    @Test
    void whoLeavesTakesItsLimitAlongOnceNobodyIsLeft() throws Exception {
        ServerLimits.Seat strict = limits.join("https://a", 1);
        strict.close();
        strict.close();
        ServerLimits.Seat next = limits.join("https://a", 2);
        next.enter();
        next.enter();

        mustWait(next, next);
    }

    @Test
    void aCallerWhoWaitsCanBeInterrupted() throws Exception {
        ServerLimits.Seat seat = limits.join("https://a", 1);
        seat.enter();
        CountDownLatch gaveUp = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                seat.enter();
            } catch (InterruptedException e) {
                gaveUp.countDown();
            }
        });
        caller.start();
        awaitWaiting(caller);
        caller.interrupt();

        assertThat(gaveUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** The next caller comes in only once somebody leaves. */
    private static void mustWait(ServerLimits.Seat next, ServerLimits.Seat leaves) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                next.enter();
                inside.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        caller.start();
        awaitWaiting(caller);
        assertThat(inside.getCount()).isEqualTo(1);

        leaves.leave();
        assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitWaiting(Thread thread) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
