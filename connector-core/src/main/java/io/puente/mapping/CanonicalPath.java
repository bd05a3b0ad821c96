package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value that a mapping file may use.
 *
 * @param name as written in the file: {@code contact.displayName}
 * @param longest most characters (UTF-16 units) of a text; 0 if there is no limit
 * @param values everything a {@link ValueType#CHOICE} can be, otherwise empty
 * @param description one line for people
 */
public record CanonicalPath(
        String name, ValueType type, int longest, List<String> values, String description, Reader reader) {

    public CanonicalPath {
        values = List.copyOf(values);
    }

    /** Reads the path from a record; no reflection, no look-up. */
    @FunctionalInterface
    public interface Reader {
        /** @return null if the record has no such value; never an empty text */
        @Nullable
        FieldValue read(MappingInput input);
    }

    @Override
    public String toString() {
        return name;
    }
}
