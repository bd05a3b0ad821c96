package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records an object of the file, a field or a row of a decision table is for.
 *
 * @param when an expression that gives true or false; null for none
 */
record Condition(
        List<OneOf> only,
        List<CanonicalPath> requires,
        @Nullable Expression when) {

    static final Condition ALWAYS = new Condition(List.of(), List.of(), null);

    Condition {
        only = List.copyOf(only);
        requires = List.copyOf(requires);
    }

    /** A path and the values that let a record pass. */
    record OneOf(CanonicalPath path, Set<String> values) {}

    /** Whether there is nothing to fulfil. */
    boolean always() {
        return only.isEmpty() && requires.isEmpty() && when == null;
    }

    /** Whether it depends on the value of a path. */
    boolean reads(String path) {
        return requires.stream().anyMatch(p -> p.name().equals(path))
                || only.stream().anyMatch(one -> one.path().name().equals(path))
                || when != null && when.reads(path);
    }

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
        return when == null || when.holds(input);
    }
}
