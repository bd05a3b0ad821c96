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

    /** @see MappingFile#ruleAt */
    MappingPlace placeOf(String field) {
        if (field.isEmpty()) {
            return MappingPlace.of(writesAt, path + ".writes");
        }
        for (FieldRule rule : fields) {
            if (rule.field().equals(field)) {
                return MappingPlace.of(rule.at(), path + ".fields." + field);
            }
        }
        for (ReferenceRule reference : references) {
            if (reference.field().equals(field)) {
                return MappingPlace.of(reference.at(), path + ".references." + field);
            }
        }
        return field.equals(keyField) ? MappingPlace.of(keyAt, path + ".key") : MappingPlace.of(at, path + ".fields");
    }

    /** Whether anything of it depends on the value of a path. */
    boolean reads(String value) {
        return condition.reads(value) || fields.stream().anyMatch(field -> field.reads(value));
    }
}
