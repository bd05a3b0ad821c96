package io.puente.delivery;

import io.puente.mapping.MapOutcome;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappedObject;
import io.puente.model.ContactKey;
import io.puente.spi.Reference;
import io.puente.store.CrmLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record as a delivery would write it now.
 *
 * @param key text of the canonical key, which is also the value of the CRM's key field
 * @param link what is remembered of it; null if it was never tried
 * @param mapped null if the mapping cannot
 * @param references empty unless {@code stand} is {@link Stand#READY}
 * @param problems why the mapping cannot; empty if it can
 * @param asWritten it was written before, and exactly so: a delivery would send nothing but fields that are empty
 */
public record ExpectedRecord(
        MappedObject object,
        String key,
        ContactKey contact,
        @Nullable CrmLink link,
        @Nullable Mapped mapped,
        List<Reference> references,
        Stand stand,
        List<MapOutcome.Problem> problems,
        boolean asWritten) {

    /** Whether it can be written. */
    public enum Stand {
        READY,
        /** Its parent is not in the CRM. */
        BLOCKED,
        /** The mapping keeps it back until it has a parent; the CRM is not meant to have it. */
        KEPT_BACK,
        /** The mapping does not allow a value. */
        UNMAPPABLE
    }

    public @Nullable String recordId() {
        return link == null ? null : link.recordId();
    }

    /** The key only: field values are personal data. */
    @Override
    public String toString() {
        return object.name() + " " + key;
    }
}
