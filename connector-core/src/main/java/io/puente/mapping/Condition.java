package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;
import java.util.Set;

/** Which records an object of the file is for. */
record Condition(List<OneOf> only, List<CanonicalPath> requires) {

    Condition {
        only = List.copyOf(only);
        requires = List.copyOf(requires);
    }

    /** A path and the values that let a record pass. */
    record OneOf(CanonicalPath path, Set<String> values) {}

    boolean holds(MappingInput input) {
        for (CanonicalPath path : requires) {
            if (path.reader().read(input) == null) {
                return false;
            }
        }
        for (OneOf one : only) {
            FieldValue value = one.path().reader().read(input);
            if (value == null || !one.values().contains(PlainText.of(value))) {
                return false;
            }
        }
        return true;
    }
}
