package io.puente.rehearse;

import org.jspecify.annotations.Nullable;

/**
 * One field of one record.
 *
 * @param before what the CRM holds, or what the present mapping writes; null if it is empty
 * @param after null if the field is emptied
 * @param rule {@code file:line} of the rule that writes it, or of the decision table's row that gave the value
 * @param already the present mapping would write the same: the file changes nothing
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after, String rule, boolean already) {

    /** The name only: values are personal data. */
    @Override
    public String toString() {
        return field;
    }
}
