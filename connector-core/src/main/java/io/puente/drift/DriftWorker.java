package io.puente.drift;

import io.puente.delivery.RefusedRecord;
import io.puente.model.TargetId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that runs the schedule. Thread-safe; a second start or close does nothing. */
public final class DriftWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWorker.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(10);

    private final DriftSchedule schedule;
    private final boolean enabled;
    private @Nullable Thread thread;
    private boolean woken;
    private boolean closed;

    /** @param enabled false for looking only when asked to */
    public DriftWorker(DriftSchedule schedule, boolean enabled) {
        this.schedule = schedule;
        this.enabled = enabled;
    }

    public synchronized void start() {
        if (enabled && !closed && thread == null) {
            var worker = new Thread(this::work, "mapping-drift");
            worker.setDaemon(true);
            thread = worker;
            worker.start();
        }
    }

    /** The CRM has begun to refuse everything. Returns at once. */
    public void refused(TargetId target, @Nullable RefusedRecord first) {
        schedule.refused(target, first);
        synchronized (this) {
            woken = true;
            notifyAll();
        }
    }

    private void work() {
        try {
            while (true) {
                Duration idle = schedule.step();
                if (!await(idle)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("looking at the CRMs' fields has ended until the next start", e);
        }
    }

    /** @return false once closed */
    private synchronized boolean await(Duration idle) throws InterruptedException {
        long left = Math.max(idle.toMillis(), 1);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(left);
        while (!closed && !woken && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        woken = false;
        return !closed;
    }

    @Override
    public void close() {
        Thread worker;
        synchronized (this) {
            closed = true;
            notifyAll();
            worker = thread;
        }
        if (worker != null) {
            worker.interrupt();
            try {
                worker.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
