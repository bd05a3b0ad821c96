package io.puente.boot;

import io.puente.spi.ChangeBatch;
import io.puente.testkit.CrmFaults;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Faults of a CRM that may also take calls and not answer them. Thread-safe. */
final class HangingFaults extends CrmFaults {
    private volatile @Nullable CountDownLatch answer;
    private volatile boolean hung;

    /** Calls wait until {@link #answer}. */
    void hang() {
        answer = new CountDownLatch(1);
    }

    void answer() {
        CountDownLatch waiting = answer;
        answer = null;
        if (waiting != null) {
            waiting.countDown();
        }
    }

    /** A call has come and got no answer yet, or got it late. */
    boolean hung() {
        return hung;
    }

    @Override
    protected void duringCall(ChangeBatch batch) throws InterruptedException {
        CountDownLatch waiting = answer;
        if (waiting != null) {
            hung = true;
            if (!waiting.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody let this CRM answer");
            }
        }
    }
}
