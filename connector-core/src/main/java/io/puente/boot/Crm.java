package io.puente.boot;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.puente.delivery.Delivery;
import io.puente.delivery.OutboxGauges;
import io.puente.delivery.TargetGate;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.parity.ParityWorker;
import io.puente.spi.CrmConnector;

/** One active CRM with everything that serves it. */
public record Crm(
        TargetId id,
        String type,
        CrmConnector connector,
        MappingFile mapping,
        TargetGate gate,
        Delivery delivery,
        CircuitBreaker breaker,
        OutboxGauges gauges,
        ParityWorker parity) {}
