package io.puente.simulator.salesforce.soql;

import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of the queried object or of a parent.
 *
 * @param references the lookups to follow, at most five
 * @param field where a lookup may lead to several objects, the field of the first that has it
 */
record FieldPath(SObjectType type, List<Field> references, Field field) {

    /** Whether it is a field of the queried object itself. */
    boolean own() {
        return references.isEmpty();
    }

    /** Null also where a parent is missing. */
    @Nullable
    Object value(Org org, Row row) {
        SObjectType at = type;
        Row current = row;
        for (Field reference : references) {
            String id = current.text(reference);
            Row parent = id == null ? null : org.tables().byId(id);
            SObjectType parentType = id == null ? null : org.schema().typeOfId(id);
            if (parent == null || parentType == null) {
                return null;
            }
            current = parent;
            at = parentType;
        }
        Field actual = own() ? field : at.field(field.name());
        return actual == null ? null : org.value(at, current, actual);
    }
}
