package io.puente.simulator.state;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Many readers or one writer, over all rows at once. Re-entrant, except from reading to writing. Thread-safe. */
public final class StateLock {
    private final ReadWriteLock lock;

    private StateLock(boolean fair) {
        this.lock = new ReentrantReadWriteLock(fair);
    }

    /** Lets whoever comes next in, so throughput comes first. */
    public static StateLock fast() {
        return new StateLock(false);
    }

    /** Lets callers in by the order in which they came. */
    public static StateLock fair() {
        return new StateLock(true);
    }

    public <T> T read(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    public <T> T write(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
