package io.puente.delivery;

import io.puente.mapping.MappedObject;
import io.puente.store.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes the calls of a wave, several at one time. The queue's size is the CRM's limit of concurrent calls, over all
 * deliveries. Thread-safe.
 */
final class WaveCalls {
    private final BatchCall call;
    private final CallQueue queue;
    private final boolean backlog;

    /** @param backlog these may wait behind calls of other deliveries */
    WaveCalls(BatchCall call, CallQueue queue, boolean backlog) {
        this.call = call;
        this.queue = queue;
        this.backlog = backlog;
    }

    /** Waits for every call that began, even when interrupted: what it did is a fact to be kept. */
    List<Called> run(Lease lease, MappedObject object, List<WavePlanner.Train> trains) {
        var stop = new AtomicBoolean();
        var runs = new ArrayList<TrainRun>();
        var futures = new ArrayList<Future<List<Called>>>();
        for (WavePlanner.Train train : trains) {
            var run = new TrainRun(call, lease, object, train, stop);
            runs.add(run);
            futures.add(queue.submit(run, backlog));
        }
        var all = new ArrayList<Called>();
        boolean interrupted = false;
        for (Future<List<Called>> future : futures) {
            while (true) {
                try {
                    all.addAll(future.get());
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    runs.forEach(TrainRun::interrupt);
                } catch (ExecutionException e) {
                    // Only errors of the virtual machine come here; a call turns every exception into a result.
                    throw new IllegalStateException("a call ended abnormally", e.getCause());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return all;
    }
}
