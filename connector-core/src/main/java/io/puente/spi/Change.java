package io.puente.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record to be made so in the CRM: created if its external key is not there, updated otherwise. Writing the same
 * change twice leaves the same record.
 *
 * @param object the CRM's object type
 * @param key our external key; unique within a batch
 * @param recordId the CRM's id once the record is linked; then the connector may address it directly, and the fields
 *     hold nothing that is meant for creation only
 * @param lane the contact the change belongs to; core never has two calls under way for one lane, and in a batch the
 *     changes of a lane stand in the order in which they must be applied
 * @param fields in the mapping's order
 * @param mayExist an earlier attempt may have been applied although no answer came; where writing is not idempotent the
 *     connector must look before it writes
 * @param runAssignment run the CRM's assignment rules if this change creates the record; never on an update
 */
public record Change(
        ObjectName object,
        ExternalKey key,
        @Nullable String recordId,
        String lane,
        Map<String, FieldValue> fields,
        List<Reference> references,
        boolean mayExist,
        boolean runAssignment) {

    public Change {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        references = List.copyOf(references);
    }

    /** Object and key only: field values are personal data. */
    @Override
    public String toString() {
        return "Change[" + object + " " + key.value() + "]";
    }
}
