package io.puente.simulator.siebel.rest;

import io.puente.simulator.siebel.records.SiebelException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The {@code Maximum Possible Connections} of one application interface: so many REST calls at once, 20 unless
 * configured. Thread-safe.
 */
public final class ConnectionLimit {
    private final BooleanSupplier refuses;
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final int initial;
    private final Duration initialDuration;
    private volatile Semaphore free;
    private volatile int limit;
    private volatile Duration callDuration;
    private volatile CountDownLatch held = new CountDownLatch(0);

    ConnectionLimit(int limit, Duration callDuration, BooleanSupplier refuses) {
        this.initial = limit;
        this.initialDuration = callDuration;
        this.refuses = refuses;
        this.limit = limit;
        this.callDuration = callDuration;
        this.free = new Semaphore(limit, true);
    }

    /** @throws SiebelException 503 if no connection is free and callers do not wait */
    <T> T run(Supplier<T> call) {
        most.accumulateAndGet(present.incrementAndGet(), Math::max);
        Semaphore connections = free;
        try {
            if (refuses.getAsBoolean() ? !connections.tryAcquire() : !acquired(connections)) {
                throw SiebelException.plain(
                        503, "The maximum number of possible connections (" + limit + ") is in use");
            }
            try {
                return call.get();
            } finally {
                connections.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SiebelException.plain(503, "The server is shutting down");
        } finally {
            present.decrementAndGet();
        }
    }

    /** The time a call takes while it keeps its connection. */
    void work() {
        try {
            held.await();
            Thread.sleep(callDuration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SiebelException.plain(503, "The server is shutting down");
        }
    }

    private static boolean acquired(Semaphore connections) throws InterruptedException {
        connections.acquire();
        return true;
    }

    /** Calls keep their connection and wait until {@link #release}. */
    public synchronized void hold() {
        if (held.getCount() == 0) {
            held = new CountDownLatch(1);
        }
    }

    public synchronized void release() {
        held.countDown();
    }

    /** @param connections at least 1; concerns calls that arrive from now on */
    public synchronized void limit(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("limit is " + connections + "; allowed: 1 or more");
        }
        limit = connections;
        free = new Semaphore(connections, true);
    }

    public int limit() {
        return limit;
    }

    /** @param duration for which each call keeps its connection */
    public void callDuration(Duration duration) {
        callDuration = duration;
    }

    public Duration callDuration() {
        return callDuration;
    }

    /** Calls that are here now, waiting ones included. */
    public int present() {
        return present.get();
    }

    /** The most calls that were here at once since start or reset, waiting ones included. */
    public int mostConcurrent() {
        return most.get();
    }

    void reset() {
        release();
        limit(initial);
        callDuration = initialDuration;
        most.set(0);
    }
}
