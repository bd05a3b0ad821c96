package io.puente.route;

import io.puente.delivery.Delivery;
import io.puente.delivery.DeliveryReport;
import io.puente.delivery.TargetGate;
import io.puente.spi.CrmConnector;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step of the drain route that delivers a {@link DrainBatch} and leaves its {@link DeliveryReport} as the body. An
 * outage is thrown after everything is settled, for the circuit breaker to count; waits that the CRM asked for and
 * stops are the gate's. Thread-safe.
 */
public final class DeliveryStep implements Processor {
    private final Delivery delivery;
    private final CrmConnector connector;
    private final TargetGate gate;

    public DeliveryStep(Delivery delivery, CrmConnector connector, TargetGate gate) {
        this.delivery = delivery;
        this.connector = connector;
        this.gate = gate;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        DrainBatch batch = exchange.getMessage().getMandatoryBody(DrainBatch.class);
        DeliveryReport report = delivery.deliver(batch.lease(), batch.rows());
        exchange.getMessage().setBody(report);
        Failure failure = report.failure();
        if (failure != null) {
            gate.failed(failure);
        } else if (report.calls() > 0) {
            gate.succeeded();
        }
        connector.budget().ifPresent(gate::budget);
        if (failure != null && failure.kind().next() == FailureKind.Next.BACK_OFF) {
            throw new TargetFailure(failure);
        }
    }
}
