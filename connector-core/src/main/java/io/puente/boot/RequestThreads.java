package io.puente.boot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's threads, as few as keep up. Tomcat's own pool adds a thread for each request that finds none free, so that 64
 * connections keep 64 threads, and waking another one for each short step costs more than the step. Here requests queue
 * for a moment, and a thread is added only when nothing has moved for {@link #STUCK}: when all wait for something, such as
 * a slow sender.
 */
final class RequestThreads extends ThreadPoolExecutor {

    static final Duration STUCK = Duration.ofMillis(50);
    private static final Duration IDLE = Duration.ofSeconds(2);

    private static final Runnable NOTHING = () -> {};

    private final long stuckNanos;
    private final Executor later;
    private final AtomicBoolean looksLater = new AtomicBoolean();
    /** From when nothing has moved for too long until a request is done. */
    private volatile boolean stuck;

    private volatile long movedNanos = System.nanoTime();

    /**
     * Ready to use.
     *
     * @param few that are there when needed
     * @param most that are there when all others wait
     * @param stuck for how long nothing has moved then
     */
    RequestThreads(int few, int most, Duration stuck, String name) {
        super(
                Math.min(few, most),
                most,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new Patient(),
                new TaskThreadFactory(name, true, Thread.NORM_PRIORITY));
        this.stuckNanos = stuck.toNanos();
        this.later = CompletableFuture.delayedExecutor(stuckNanos, TimeUnit.NANOSECONDS, Runnable::run);
        var queue = (Patient) getQueue();
        queue.threads = this;
        queue.setParent(this);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        if (!stuck) {
            movedNanos = System.nanoTime();
        }
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failure) {
        if (task != NOTHING) {
            movedNanos = System.nanoTime();
            stuck = false;
        }
        super.afterExecute(task, failure);
    }

    private boolean moving() {
        if (stuck) {
            return false;
        }
        boolean lately = System.nanoTime() - movedNanos < stuckNanos;
        if (!lately && getSubmittedCount() > 1) {
            stuck = true;
            return false;
        }
        if (!lately) {
            // The first after a rest.
            movedNanos = System.nanoTime();
        }
        return true;
    }

    /** For the last requests that came before all threads got stuck: no further one may come to notice it. */
    private void lookLater() {
        if (looksLater.compareAndSet(false, true)) {
            later.execute(() -> {
                looksLater.set(false);
                int waiting = getQueue().size();
                if (waiting > 0 && !isShutdown()) {
                    for (int i = 0; i < waiting && !moving(); i++) {
                        // Adds a thread, which goes on with what waits.
                        execute(NOTHING);
                    }
                    lookLater();
                }
            });
        }
    }

    /** Takes what comes while there is movement; else decides as Tomcat does. */
    private static final class Patient extends TaskQueue {
        private static final long serialVersionUID = 1L;
        private transient @Nullable RequestThreads threads;

        @Override
        public boolean offer(Runnable task) {
            RequestThreads all = threads;
            if (all == null || !all.moving()) {
                return super.offer(task);
            }
            if (all.getSubmittedCount() > all.getPoolSize()) {
                all.lookLater();
            }
            return force(task);
        }
    }
}
