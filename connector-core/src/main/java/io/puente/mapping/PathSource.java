package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of one canonical path. */
record PathSource(CanonicalPath path) implements ValueSource {

    @Override
    public @Nullable FieldValue read(MappingInput input) {
        return path.reader().read(input);
    }

    @Override
    public boolean reads(String name) {
        return path.name().equals(name);
    }

    @Override
    public ValueType type() {
        return path.type();
    }

    @Override
    public int longest() {
        return path.longest();
    }

    @Override
    public List<String> values() {
        return path.values();
    }
}
