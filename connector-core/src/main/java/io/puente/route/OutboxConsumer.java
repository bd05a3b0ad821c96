package io.puente.route;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import io.puente.store.LeaseLost;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the {@link DrainLoop} of one CRM on a thread of its own and the batches on a few others. Suspending the route
 * pauses the CRM: batches under way end, no further one begins, and the lease goes to another node.
 */
final class OutboxConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {
    private static final Logger log = LoggerFactory.getLogger(OutboxConsumer.class);
    /** After an error of our own store; never in a tight loop. */
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    private final DrainTarget target;
    private final DrainLoop loop;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Runnable listener = this::changed;
    private volatile boolean active;
    private volatile boolean listening;
    private @Nullable ExecutorService looping;
    private @Nullable ExecutorService batches;

    OutboxConsumer(OutboxEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.target = endpoint.target();
        this.loop = new DrainLoop(target, this::dispatch);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        // One more for the batch of a back-fill.
        batches = threads.newFixedThreadPool(
                this, "crm-batch-" + target.id(), target.pace().batchesInFlight() + 1);
        looping = threads.newSingleThreadExecutor(this, "crm-drain-" + target.id());
        target.signal().add(listener);
        active = true;
        looping.execute(this::run);
    }

    @Override
    protected void doSuspend() {
        active = false;
        wakeUps.release();
    }

    @Override
    protected void doResume() {
        active = true;
        wakeUps.release();
    }

    @Override
    protected void doStop() throws Exception {
        active = false;
        target.signal().remove(listener);
        var threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        if (looping != null) {
            threads.shutdownNow(looping);
        }
        if (batches != null) {
            threads.shutdownGraceful(batches);
        }
        loop.release();
        super.doStop();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted() && isRunAllowed()) {
            try {
                Duration wait = active ? loop.step() : paused();
                listening = wait.compareTo(target.pace().linger()) > 0;
                await(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.error("draining {} is interrupted by an error; it goes on in a moment", target.id(), e);
                pauseAfterError();
            }
        }
    }

    private Duration paused() {
        if (loop.inFlight() == 0) {
            loop.release();
        }
        return target.pace().idle();
    }

    private void await(Duration wait) throws InterruptedException {
        if (wakeUps.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            wakeUps.drainPermits();
        }
    }

    private void pauseAfterError() {
        try {
            await(AFTER_ERROR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A change cannot be due before the linger is over, so a shorter sleep need not be disturbed. */
    private void changed() {
        if (listening) {
            wakeUps.release();
        }
    }

    private void dispatch(DrainBatch batch) {
        ExecutorService executor = batches;
        if (executor == null) {
            throw new IllegalStateException("not started");
        }
        try {
            executor.execute(() -> process(batch));
        } catch (RuntimeException e) {
            loop.finished(batch);
            throw e;
        }
    }

    private void process(DrainBatch batch) {
        Exchange exchange = createExchange(false);
        exchange.getIn().setBody(batch);
        exchange.getIn().setHeader(PuenteHeaders.TARGET, target.id().value());
        exchange.getIn().setHeader(PuenteHeaders.PEOPLE, batch.rows().size());
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        } finally {
            judge(exchange.getException());
            releaseExchange(exchange, false);
            loop.finished(batch);
            wakeUps.release();
        }
    }

    private void judge(@Nullable Exception failure) {
        if (failure == null || Causes.has(failure, TargetFailure.class)) {
            return;
        }
        if (Causes.has(failure, CallNotPermittedException.class)) {
            // Nothing was tried; without a wait the loop would take the same people again at once.
            target.gate().failed(Failure.of(FailureKind.UNAVAILABLE, "", ""));
        } else if (Causes.has(failure, LeaseLost.class)) {
            log.info("{}: {}", target.id(), failure.getMessage());
            loop.fenced();
        } else if (Causes.has(failure, InterruptedException.class)) {
            log.info("{}: stopped while delivering", target.id());
        } else {
            log.error("a delivery to {} failed; its people stay due", target.id(), failure);
            target.gate()
                    .failed(Failure.of(
                            FailureKind.UNAVAILABLE, failure.getClass().getSimpleName(), ""));
        }
    }

    @Override
    public int getPendingExchangesSize() {
        return loop.inFlight();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    /** Stop taking batches at once; those under way are waited for. */
    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        active = false;
        wakeUps.release();
    }
}
