package io.puente.route;

import io.puente.delivery.TargetGate;
import io.puente.model.TargetId;
import io.puente.spi.CrmConnector;
import io.puente.store.Backlog;
import io.puente.store.Leases;
import io.puente.store.Outbox;
import java.time.Clock;

/**
 * What draining one CRM needs.
 *
 * @param backlog what is to be done while nothing else is
 * @param holder this process, for leases
 */
public record DrainTarget(
        TargetId id,
        Outbox outbox,
        Backlog backlog,
        Leases leases,
        String holder,
        CrmConnector connector,
        TargetGate gate,
        DrainPace pace,
        DrainSignal signal,
        Clock clock) {
    String leaseName() {
        return "drain:" + id;
    }
}
