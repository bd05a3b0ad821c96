package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Link;
import io.puente.simulator.siebel.repository.Visibility;
import io.puente.simulator.state.UndoLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes rows with all rules. Used under the write lock of the object manager. */
public final class RecordWriter {
    private final ObjectManager om;
    private final FieldChecks checks;
    private final SideEffects effects;

    RecordWriter(ObjectManager om) {
        this.om = om;
        this.checks = new FieldChecks(om);
        this.effects = new SideEffects(om);
    }

    /**
     * @param given texts from the wire by field; an {@code Id} is not taken over
     * @throws SiebelException if a rule refuses
     */
    public Row insert(BusComp busComp, Map<String, String> given, User user, UndoLog tx) {
        Map<String, String> values = checks.stored(busComp, given, null, user);
        values.values().removeIf(String::isEmpty);
        String id = om.nextId();
        effects.onInsert(busComp, id, values, user);
        String now = om.now();
        values.put("Created", now);
        values.put("Created By", user.id());
        values.put("Updated", now);
        values.put("Updated By", user.id());
        values.put("Mod Id", "0");
        values.put("Conflict Id", "0");
        Row row = new Row(id, values, user.position(), user.organization());
        checks.required(busComp, row);
        unique(busComp, row);
        om.table(busComp.name()).put(row, tx);
        return row;
    }

    /**
     * @param given texts from the wire by field; fields not named stay
     * @return the same row if nothing changes
     */
    public Row update(BusComp busComp, Row before, Map<String, String> given, User user, UndoLog tx) {
        om.rowLocks().check(before.id());
        Map<String, String> changes = checks.stored(busComp, given, before, user);
        changes.entrySet().removeIf(change -> before.get(change.getKey()).equals(change.getValue()));
        if (changes.isEmpty()) {
            return before;
        }
        effects.onUpdate(busComp, before, changes);
        changes.put("Updated", om.now());
        changes.put("Updated By", user.id());
        changes.put("Mod Id", String.valueOf(Long.parseLong(before.get("Mod Id")) + 1));
        Row after = before.with(changes);
        checks.required(busComp, after);
        unique(busComp, after);
        om.table(busComp.name()).put(after, tx);
        return after;
    }

    private void unique(BusComp busComp, Row row) {
        for (List<String> index : busComp.uniqueIndexes()) {
            String first = index.get(0);
            boolean taken = !row.get(first).isEmpty()
                    && om.table(busComp.name()).find(first, row.get(first)).stream()
                            .anyMatch(other -> !other.id().equals(row.id())
                                    && index.stream()
                                            .allMatch(field -> other.get(field).equals(row.get(field))));
            if (taken) {
                throw SiebelException.of(
                        "SBL-DAT-00382",
                        "A record identical to the one you have created already exists. If you would like to enter a"
                                + " new record, please ensure that the field values are unique.");
            }
        }
    }

    /** Deletes the row, what belongs to it alone, and its associations; other rows lose their reference. */
    public void delete(BusComp busComp, Row row, User user, UndoLog tx) {
        om.rowLocks().check(row.id());
        for (BusComp other : List.copyOf(om.repository().busComps())) {
            for (BusCompField field : other.all()) {
                if (refers(busComp, other, field)) {
                    for (Row child : om.table(other.name()).find(field.name(), row.id())) {
                        if (other.visibility() == Visibility.NONE) {
                            delete(other, child, user, tx);
                        } else {
                            om.table(other.name()).put(child.with(Map.of(field.name(), "")), tx);
                        }
                    }
                }
            }
        }
        om.table(busComp.name()).remove(row, tx);
    }

    private static boolean refers(BusComp to, BusComp from, BusCompField field) {
        boolean intersection =
                from.name().equals("Account Contact") && field.name().equals(to.name() + " Id");
        return intersection
                || (field.picklist() != null
                        && to.name().equals(field.picklist().busComp()));
    }

    /** Links two rows of a many-to-many link; again is no error. */
    public void associate(Link link, Row parent, Row child, User user, UndoLog tx) {
        BusComp pairs = om.repository().busComp(String.valueOf(link.intersection()));
        if (pairsOf(link, parent, child).isEmpty()) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put(link.field(), parent.id());
            values.put(RecordReader.otherField(link), child.id());
            insert(pairs, values, user, tx);
        }
    }

    public void dissociate(Link link, Row parent, Row child, UndoLog tx) {
        String pairs = String.valueOf(link.intersection());
        pairsOf(link, parent, child).forEach(pair -> om.table(pairs).remove(pair, tx));
    }

    private List<Row> pairsOf(Link link, Row parent, Row child) {
        List<Row> pairs = new ArrayList<>();
        for (Row pair : om.table(String.valueOf(link.intersection())).find(link.field(), parent.id())) {
            if (pair.get(RecordReader.otherField(link)).equals(child.id())) {
                pairs.add(pair);
            }
        }
        return pairs;
    }
}
