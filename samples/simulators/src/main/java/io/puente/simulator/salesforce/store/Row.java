package io.puente.simulator.salesforce.store;

import io.puente.simulator.salesforce.schema.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record, by the slots of its object's fields: strings, booleans, {@code BigDecimal}, {@code Instant},
 * {@code LocalDate} or {@code byte[]}. An array and no map, so that a million rows fit into a small heap.
 */
public final class Row {
    private final String id;
    private @Nullable Object[] values;
    private boolean deleted;

    public Row(String id, int slots) {
        this.id = id;
        this.values = new Object[slots];
    }

    /** 18 characters. */
    public String id() {
        return id;
    }

    /** In the recycle bin: only queryAll still sees it. */
    public boolean deleted() {
        return deleted;
    }

    void deleted(boolean now) {
        deleted = now;
    }

    public @Nullable Object get(Field field) {
        return field.slot() < values.length ? values[field.slot()] : null;
    }

    public @Nullable String text(Field field) {
        return get(field) instanceof String text ? text : null;
    }

    /** For rows that are not in a table yet, or under change by their table. */
    public void set(Field field, @Nullable Object value) {
        if (field.slot() >= values.length) {
            if (value == null) {
                return;
            }
            values = Arrays.copyOf(values, field.slot() + 1);
        }
        values[field.slot()] = value;
    }

    /** A draft of the row: changing it leaves this one alone. */
    public Row copy() {
        Row copy = new Row(id, 0);
        copy.values = values.clone();
        copy.deleted = deleted;
        return copy;
    }

    void become(Row other) {
        values = other.values;
        deleted = other.deleted;
    }
}
