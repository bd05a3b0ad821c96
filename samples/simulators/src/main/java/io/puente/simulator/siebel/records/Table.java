package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.searchspec.Probe;
import io.puente.simulator.state.UndoLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rows of one business component. Readers hold the read lock, writers the write lock of the object manager. */
public final class Table {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    // Built at the first question for a field, kept from then on.
    private final Map<String, Map<String, Set<String>>> indexes = new ConcurrentHashMap<>();

    public @Nullable Row get(String id) {
        return rows.get(id);
    }

    /** In order of creation. */
    public Collection<Row> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Rows whose stored field has that value. */
    public List<Row> find(String field, String value) {
        if (field.equals("Id")) {
            Row row = rows.get(value);
            return row == null ? List.of() : List.of(row);
        }
        List<Row> found = new ArrayList<>();
        for (String id : index(field).getOrDefault(value, Set.of())) {
            Row row = rows.get(id);
            if (row != null) {
                found.add(row);
            }
        }
        return found;
    }

    /** Rows that meet one of the probes, each once. */
    Collection<Row> find(List<Probe> probes) {
        Map<String, Row> found = new LinkedHashMap<>();
        probes.forEach(probe -> find(probe.field(), probe.value()).forEach(row -> found.put(row.id(), row)));
        return found.values();
    }

    private Map<String, Set<String>> index(String field) {
        return indexes.computeIfAbsent(field, name -> {
            Map<String, Set<String>> index = new ConcurrentHashMap<>();
            rows.values().forEach(row -> enter(index, name, row));
            return index;
        });
    }

    private static void enter(Map<String, Set<String>> index, String field, Row row) {
        String value = row.get(field);
        if (!value.isEmpty()) {
            index.computeIfAbsent(value, any -> new LinkedHashSet<>()).add(row.id());
        }
    }

    private static void leave(Map<String, Set<String>> index, String field, Row row) {
        index.computeIfPresent(row.get(field), (value, ids) -> {
            ids.remove(row.id());
            return ids.isEmpty() ? null : ids;
        });
    }

    void put(Row row, UndoLog tx) {
        Row before = store(row);
        tx.onUndo(() -> {
            if (before == null) {
                drop(row.id());
            } else {
                store(before);
            }
        });
    }

    void remove(Row row, UndoLog tx) {
        drop(row.id());
        tx.onUndo(() -> store(row));
    }

    private @Nullable Row store(Row row) {
        Row before = rows.put(row.id(), row);
        indexes.forEach((field, index) -> {
            if (before == null) {
                enter(index, field, row);
            } else if (!before.get(field).equals(row.get(field))) {
                leave(index, field, before);
                enter(index, field, row);
            }
        });
        return before;
    }

    private void drop(String id) {
        Row gone = rows.remove(id);
        if (gone != null) {
            indexes.forEach((field, index) -> leave(index, field, gone));
        }
    }
}
