package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision table: the first row whose condition holds gives the value. If none does, there is no value. */
record DecisionSource(List<Row> rows) implements ValueSource {

    DecisionSource {
        rows = List.copyOf(rows);
    }

    /** @param at the row's place in the file, by which people know it */
    record Row(Condition condition, Literal give, Position at) {}

    @Override
    public @Nullable FieldValue read(MappingInput input) {
        Row row = fired(input);
        return row == null ? null : row.give().value();
    }

    /** The row that decides; null if none does. */
    @Nullable
    Row fired(MappingInput input) {
        for (Row row : rows) {
            if (row.condition().holds(input)) {
                return row;
            }
        }
        return null;
    }

    List<Literal> literals() {
        return rows.stream().map(Row::give).toList();
    }

    @Override
    public boolean reads(String path) {
        return rows.stream().anyMatch(row -> row.condition().reads(path));
    }

    /** All rows give the same type; the reader saw to it. */
    @Override
    public ValueType type() {
        return rows.get(0).give().type();
    }

    @Override
    public int longest() {
        return literals().stream().mapToInt(l -> l.text().length()).max().orElse(0);
    }

    @Override
    public List<String> values() {
        return List.of();
    }
}
