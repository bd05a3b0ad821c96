package io.puente.mapping;

import io.puente.model.CanonicalKind;
import io.puente.spi.ObjectName;
import java.util.List;

/**
 * One object as the file describes it, checked in itself.
 *
 * @param path in the file's structure, for problems
 */
record ObjectPlan(
        String name,
        String path,
        Position at,
        ObjectName writes,
        Position writesAt,
        CanonicalKind from,
        String keyField,
        Position keyAt,
        List<ReferenceRule> references,
        List<FieldRule> fields,
        Condition condition,
        boolean runAssignment) {

    ObjectPlan {
        references = List.copyOf(references);
        fields = List.copyOf(fields);
    }
}
