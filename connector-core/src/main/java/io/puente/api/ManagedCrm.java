package io.puente.api;

import io.puente.delivery.TargetGate;
import io.puente.model.TargetId;
import io.puente.spi.CrmConnector;
import io.puente.store.Outbox;
import java.util.function.Supplier;

/**
 * An active CRM as operators see it.
 *
 * @param depth how far it is behind
 * @param switches pausing by hand
 */
public record ManagedCrm(
        TargetId id,
        String type,
        CrmConnector connector,
        TargetGate gate,
        Supplier<Outbox.Depth> depth,
        Switches switches) {

    /** Pausing stops deliveries to the CRM and nothing else; changes gather and are delivered on resumption. */
    public interface Switches {
        boolean paused();

        void pause();

        void resume();
    }
}
