package io.puente.rehearse;

import io.puente.mapping.MappedObject;
import io.puente.model.ContactKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record, judged.
 *
 * @param key our key, which the CRM's record carries
 * @param recordId the CRM's id; null if it does not have the record, as far as known
 * @param compared whether it was compared with the CRM's own record; otherwise with what the present mapping writes
 * @param changes fields that would get another value
 * @param reasons why it would not be written; otherwise empty
 */
public record RecordResult(
        MappedObject object,
        String key,
        ContactKey contact,
        @Nullable String recordId,
        Outcome outcome,
        boolean compared,
        List<FieldChange> changes,
        List<Reason> reasons) {

    /** The key only: values are personal data. */
    @Override
    public String toString() {
        return object.name() + " " + key + " " + outcome;
    }
}
