package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.TableType;
import io.puente.simulator.state.UndoLog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one table in order of creation, indexed by references and by the columns of alternate keys. */
public final class RowTable {
    /** A deleted row, for change tracking. */
    public record Tombstone(UUID id, long version) {}

    private final TableType type;
    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final Map<Column, Map<Object, Set<Row>>> indexes = new HashMap<>();
    private final List<Tombstone> deleted = new ArrayList<>();

    RowTable(TableType type) {
        this.type = type;
        reindex();
    }

    /** To be called when references or keys were added to the table. */
    void reindex() {
        for (Column column : type.columns()) {
            boolean keyed = type.keys().stream().anyMatch(key -> key.columns().contains(column));
            if ((keyed || column.type().reference()) && !indexes.containsKey(column)) {
                Map<Object, Set<Row>> index = new HashMap<>();
                indexes.put(column, index);
                rows.values().forEach(row -> add(index, row.get(column), row));
            }
        }
    }

    public TableType type() {
        return type;
    }

    public @Nullable Row get(UUID id) {
        return rows.get(id);
    }

    /** A view, to be read under the organisation's lock. */
    public Collection<Row> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    public List<Tombstone> deleted() {
        return deleted;
    }

    public boolean indexed(Column column) {
        return indexes.containsKey(column);
    }

    /** Rows with that value of an indexed column; all rows are searched if there is no index. */
    public List<Row> find(Column column, @Nullable Object value) {
        Object key = normal(column, value);
        Map<Object, Set<Row>> index = indexes.get(column);
        if (index == null) {
            return rows.values().stream()
                    .filter(row -> key != null && key.equals(normal(column, row.get(column))))
                    .toList();
        }
        return List.copyOf(index.getOrDefault(key, Set.of()));
    }

    void insert(Row row, UndoLog tx) {
        rows.put(row.id(), row);
        index(row, true);
        tx.onUndo(() -> {
            index(row, false);
            rows.remove(row.id());
        });
    }

    /** Runs a change of a stored row so that indexes follow and a rollback takes it back. */
    void change(Row row, UndoLog tx, Runnable change) {
        @Nullable Object[] before = row.snapshot();
        index(row, false);
        change.run();
        index(row, true);
        tx.onUndo(() -> {
            index(row, false);
            row.restore(before);
            index(row, true);
        });
    }

    void delete(Row row, long version, UndoLog tx) {
        index(row, false);
        rows.remove(row.id());
        Tombstone tombstone = new Tombstone(row.id(), version);
        deleted.add(tombstone);
        tx.onUndo(() -> {
            deleted.remove(tombstone);
            rows.put(row.id(), row);
            index(row, true);
        });
    }

    private void index(Row row, boolean in) {
        indexes.forEach((column, index) -> {
            if (in) {
                add(index, row.get(column), row);
            } else {
                Object key = normal(column, row.get(column));
                index.computeIfPresent(key == null ? "" : key, (any, set) -> {
                    set.remove(row);
                    return set.isEmpty() ? null : set;
                });
            }
        });
    }

    private static void add(Map<Object, Set<Row>> index, @Nullable Object value, Row row) {
        Object key = normal(value);
        if (key != null) {
            index.computeIfAbsent(key, any -> new LinkedHashSet<>(2)).add(row);
        }
    }

    private static @Nullable Object normal(Column column, @Nullable Object value) {
        return column.type() == ColumnType.MEMO ? value : normal(value);
    }

    /** The form in which the database compares: text without case, references by id. */
    static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof String text) {
            return text.toLowerCase(Locale.ROOT).stripTrailing();
        }
        if (value instanceof Ref ref) {
            return ref.id();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }
}
