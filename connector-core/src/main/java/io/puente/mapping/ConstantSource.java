package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;

/** Always the same value. */
record ConstantSource(Literal literal) implements ValueSource {

    @Override
    public FieldValue read(MappingInput input) {
        return literal.value();
    }

    @Override
    public boolean reads(String path) {
        return false;
    }

    @Override
    public ValueType type() {
        return literal.type();
    }

    @Override
    public int longest() {
        return literal.text().length();
    }

    @Override
    public List<String> values() {
        return List.of();
    }
}
