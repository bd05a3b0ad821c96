package io.puente.route;

import io.puente.delivery.Delivery;
import io.puente.delivery.DeliveryReport;
import io.puente.delivery.RefusedRecord;
import io.puente.delivery.TargetGate;
import io.puente.spi.CrmConnector;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * The step of the drain route that delivers a {@link DrainBatch} and leaves its {@link DeliveryReport} as the body. An
 * outage is thrown after everything is settled, for the circuit breaker to count; waits that the CRM asked for and
 * stops are the gate's. Thread-safe.
 */
public final class DeliveryStep implements Processor {
    private final Delivery delivery;
    private final CrmConnector connector;
    private final TargetGate gate;
    private final Misconfigured listener;
    private final AtomicBoolean misconfigured = new AtomicBoolean();

    public DeliveryStep(Delivery delivery, CrmConnector connector, TargetGate gate) {
        this(delivery, connector, gate, (failure, first) -> {});
    }

    public DeliveryStep(Delivery delivery, CrmConnector connector, TargetGate gate, Misconfigured listener) {
        this.delivery = delivery;
        this.connector = connector;
        this.gate = gate;
        this.listener = listener;
    }

    /** Told once when a CRM begins to refuse everything alike, and again only after a delivery has gone through. */
    public interface Misconfigured {
        /** @param first the record at which it showed, if there was one. Must return at once */
        void began(Failure failure, @Nullable RefusedRecord first);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        DrainBatch batch = exchange.getMessage().getMandatoryBody(DrainBatch.class);
        DeliveryReport report = delivery.deliver(batch.lease(), batch.rows());
        exchange.getMessage().setBody(report);
        Failure failure = report.failure();
        if (failure != null) {
            gate.failed(failure);
            if (failure.kind() == FailureKind.MISCONFIGURED && misconfigured.compareAndSet(false, true)) {
                listener.began(failure, report.refused());
            }
        } else if (report.calls() > 0) {
            gate.succeeded();
            misconfigured.set(false);
        }
        connector.budget().ifPresent(gate::budget);
        if (failure != null && failure.kind().next() == FailureKind.Next.BACK_OFF) {
            throw new TargetFailure(failure);
        }
    }
}
