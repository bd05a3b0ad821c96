package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value worked out by an expression. */
record ExpressionSource(Expression expression, ValueType type) implements ValueSource {

    @Override
    public @Nullable FieldValue read(MappingInput input) {
        return expression.value(input);
    }

    @Override
    public boolean reads(String path) {
        return expression.reads(path);
    }

    @Override
    public int longest() {
        return expression.results().stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public List<String> values() {
        return expression.results();
    }
}
