package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record, by the slots of its table's columns: String, Integer, Long, BigDecimal, Boolean, Instant,
 * LocalDate, UUID or {@link Ref}.
 */
public final class Row {
    private final TableType type;
    private final UUID id;
    private @Nullable Object[] values;

    Row(TableType type, UUID id) {
        this.type = type;
        this.id = id;
        this.values = new Object[type.slots()];
    }

    public TableType type() {
        return type;
    }

    public UUID id() {
        return id;
    }

    public Ref ref() {
        return new Ref(type.name(), id);
    }

    public @Nullable Object get(Column column) {
        return column.slot() < values.length ? values[column.slot()] : null;
    }

    /** Null for a column that the table lacks, too. */
    public @Nullable Object get(String column) {
        Column known = type.column(column);
        return known == null ? null : get(known);
    }

    public @Nullable Ref ref(String column) {
        return get(column) instanceof Ref ref ? ref : null;
    }

    public int number(String column) {
        return get(column) instanceof Number number ? number.intValue() : -1;
    }

    /** The text of the entity tag: {@code W/"123"}. */
    public String etag() {
        return "W/\"" + version() + "\"";
    }

    public long version() {
        return get("versionnumber") instanceof Long version ? version : 0;
    }

    void set(Column column, @Nullable Object value) {
        if (column.slot() >= values.length) {
            values = Arrays.copyOf(values, type.slots());
        }
        values[column.slot()] = value;
    }

    void set(String column, @Nullable Object value) {
        Column known = type.column(column);
        if (known != null) {
            set(known, value);
        }
    }

    @Nullable
    Object[] snapshot() {
        return values.clone();
    }

    void restore(@Nullable Object[] snapshot) {
        values = snapshot;
    }

    @Override
    public String toString() {
        return type.name() + "(" + id + ")";
    }
}
