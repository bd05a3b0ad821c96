package io.puente.boot;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.puente.delivery.Delivery;
import io.puente.delivery.OutboxGauges;
import io.puente.delivery.TargetGate;
import io.puente.doctor.ServerClock;
import io.puente.drift.DriftWatch;
import io.puente.drift.MetadataCache;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.parity.ParityWorker;
import io.puente.spi.CrmConnector;
import io.puente.versions.ActiveMapping;
import io.puente.versions.ConfiguredMapping;

/**
 * One active CRM with everything that serves it.
 *
 * @param active what its records are mapped by
 * @param configured reads mapping files as its settings say
 */
public record Crm(
        TargetId id,
        String type,
        CrmConnector connector,
        ActiveMapping active,
        ConfiguredMapping configured,
        TargetGate gate,
        Delivery delivery,
        CircuitBreaker breaker,
        OutboxGauges gauges,
        ParityWorker parity,
        MetadataCache metadata,
        DriftWatch drift,
        ServerClock serverClock) {

    /** The file that is active now. */
    public MappingFile mapping() {
        return active.file();
    }
}
