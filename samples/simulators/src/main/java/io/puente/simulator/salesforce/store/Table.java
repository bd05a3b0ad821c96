package io.puente.simulator.salesforce.store;

import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.state.UndoLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one object, deleted ones included, in order of creation. */
public final class Table {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, FieldIndex> indexes = new HashMap<>();
    private SObjectType type;
    private long lastNumber;
    private long lastAutoNumber;

    public Table(SObjectType type) {
        this.type = type;
        evolve(type);
    }

    /** Takes over a changed type: fields that became keys are indexed. */
    public void evolve(SObjectType changed) {
        type = changed;
        for (Field field : changed.indexed()) {
            if (!indexes.containsKey(field.name())) {
                FieldIndex index = new FieldIndex(field);
                live().forEach(index::add);
                indexes.put(field.name(), index);
            }
        }
    }

    public SObjectType type() {
        return type;
    }

    /** An id that no row has had. */
    public String nextId() {
        return RecordId.of(type.keyPrefix(), ++lastNumber);
    }

    public long nextAutoNumber() {
        return ++lastAutoNumber;
    }

    /** Live rows only. */
    public @Nullable Row get(String id18) {
        Row row = rows.get(id18);
        return row == null || row.deleted() ? null : row;
    }

    public boolean inRecycleBin(String id18) {
        Row row = rows.get(id18);
        return row != null && row.deleted();
    }

    /** Whether {@link #find} works for this field. */
    public boolean indexed(Field field) {
        return indexes.containsKey(field.name());
    }

    /** Live rows with that value of an indexed field. */
    public List<Row> find(Field field, @Nullable Object value) {
        FieldIndex index = indexes.get(field.name());
        if (index == null) {
            throw new IllegalArgumentException(type + "." + field.name() + " is not indexed");
        }
        return index.find(value);
    }

    /** Deleted rows too. A view: only to be read under the org's lock. */
    public Collection<Row> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    public List<Row> live() {
        List<Row> live = new ArrayList<>(rows.size());
        for (Row row : rows.values()) {
            if (!row.deleted()) {
                live.add(row);
            }
        }
        return live;
    }

    public void insert(Row row, UndoLog undo) {
        rows.put(row.id(), row);
        index(row);
        undo.onUndo(() -> {
            unindex(row);
            rows.remove(row.id());
        });
    }

    /** Makes a stored row equal to its draft. */
    public void replace(Row stored, Row draft, UndoLog undo) {
        Row before = stored.copy();
        swap(stored, draft.copy());
        undo.onUndo(() -> swap(stored, before));
    }

    public void delete(Row row, UndoLog undo) {
        Row gone = row.copy();
        gone.deleted(true);
        replace(row, gone, undo);
    }

    private void swap(Row stored, Row other) {
        unindex(stored);
        stored.become(other);
        index(stored);
    }

    private void index(Row row) {
        if (!row.deleted()) {
            indexes.values().forEach(index -> index.add(row));
        }
    }

    private void unindex(Row row) {
        if (!row.deleted()) {
            indexes.values().forEach(index -> index.remove(row));
        }
    }
}
