package io.puente.delivery;

import io.puente.mapping.MappedObject;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The calls of one train, one after the other. Runs once, on one thread; may be stopped from another. */
final class TrainRun implements Callable<List<Called>> {
    private final BatchCall call;
    private final Lease lease;
    private final MappedObject object;
    private final WavePlanner.Train train;
    /** Shared by the trains of a wave: after the CRM failed as a whole no further call begins. */
    private final AtomicBoolean stop;

    private @Nullable Thread runner;

    TrainRun(BatchCall call, Lease lease, MappedObject object, WavePlanner.Train train, AtomicBoolean stop) {
        this.call = call;
        this.lease = lease;
        this.object = object;
        this.train = train;
        this.stop = stop;
    }

    @Override
    public List<Called> call() {
        begin();
        try {
            var all = new ArrayList<Called>();
            for (List<PlannedRecord> records : train.calls()) {
                all.add(one(records));
            }
            return all;
        } finally {
            end();
        }
    }

    private Called one(List<PlannedRecord> records) {
        if (stop.get()) {
            return Called.notBegun(records);
        }
        try {
            call.turn();
            // Another train may have met a failure while this one waited.
            if (stop.get()) {
                return Called.notBegun(records);
            }
            return Called.answered(records, call.write(lease, object, records));
        } catch (TargetFailure failure) {
            stop.set(true);
            return Called.failed(records, failure);
        } catch (LeaseLost lost) {
            stop.set(true);
            return Called.fenced(records, lost);
        } catch (InterruptedException e) {
            // Also if it only waited for its turn: to look records up once too often does no harm.
            stop.set(true);
            return Called.interrupted(records);
        }
    }

    private synchronized void begin() {
        runner = Thread.currentThread();
    }

    /** The thread goes back to its pool without our interrupt. */
    private synchronized void end() {
        runner = null;
        Thread.interrupted();
    }

    /** Ends the call under way soon; its result is then still reported. */
    synchronized void interrupt() {
        stop.set(true);
        if (runner != null) {
            runner.interrupt();
        }
    }
}
