package io.puente.api;

import io.puente.delivery.TargetGate;
import io.puente.drift.MetadataCache;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.spi.CrmConnector;
import io.puente.store.Backfill;
import io.puente.store.Outbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An active CRM as operators see it.
 *
 * @param mapping what is written, with the places in its file
 * @param metadata what the CRM says of its fields, with its age
 * @param depth how far it is behind
 * @param numbers ids of the business numbers it is bound to; null for all
 * @param switches pausing by hand
 */
public record ManagedCrm(
        TargetId id,
        String type,
        CrmConnector connector,
        MappingFile mapping,
        MetadataCache metadata,
        TargetGate gate,
        Supplier<Outbox.Depth> depth,
        @Nullable List<String> numbers,
        BackfillSwitch backfill,
        Switches switches) {

    /** Filling the CRM with the history that is there already. */
    public interface BackfillSwitch {
        Optional<Backfill.Progress> progress();

        void restart();
    }

    /** Pausing stops deliveries to the CRM and nothing else; changes gather and are delivered on resumption. */
    public interface Switches {
        boolean paused();

        void pause();

        void resume();
    }
}
