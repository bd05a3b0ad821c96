package io.puente.delivery;

import io.puente.model.TargetId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads on which one CRM is called, as many as it takes calls at one time. What happens now overtakes what a
 * back-fill has waiting; otherwise first come, first served. Thread-safe.
 */
final class CallQueue implements AutoCloseable {
    private final AtomicLong order = new AtomicLong();
    private final ThreadPoolExecutor threads;

    CallQueue(TargetId target, int size) {
        var number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), task -> {
            var thread = new Thread(task, "crm-call-" + target + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param backlog may wait behind everything else */
    <T> Future<List<T>> submit(Callable<List<T>> call, boolean backlog) {
        var task = new Turn<>(call, backlog, order.incrementAndGet());
        threads.execute(task);
        return task;
    }

    /** Interrupts calls under way; those that did not begin never will. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static final class Turn<T> extends FutureTask<T> implements Comparable<Turn<?>> {
        private static final Comparator<Turn<?>> ORDER =
                Comparator.comparing((Turn<?> turn) -> turn.backlog).thenComparing(turn -> turn.number);

        private final boolean backlog;
        private final long number;

        Turn(Callable<T> call, boolean backlog, long number) {
            super(call);
            this.backlog = backlog;
            this.number = number;
        }

        @Override
        public int compareTo(Turn<?> other) {
            return ORDER.compare(this, other);
        }
    }
}
