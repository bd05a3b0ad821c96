package io.puente.salesforce.internal;

import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of one batch that go into one collections call. */
record WritePart(Mode mode, List<Change> changes) {

    /** How the records are addressed. */
    enum Mode {
        /** Not linked: created or updated by our key. */
        UPSERT,
        /** Linked: updated by id, which also puts our key on a record that others made. */
        UPDATE,
        /**
         * Not linked, and assignment rules are to run. An upsert could meet a record whose first answer was lost and run
         * the rules again on what people own by now; a create cannot.
         */
        CREATE
    }

    WritePart {
        changes = List.copyOf(changes);
    }

    static List<WritePart> of(ChangeBatch batch) {
        // One upsert names one key field; a mapping has one for each object.
        record Group(Mode mode, String keyField) {}
        Map<Group, List<Change>> groups = new LinkedHashMap<>();
        for (Change change : batch.changes()) {
            Mode mode = mode(change);
            Group group = new Group(mode, mode == Mode.UPSERT ? change.key().field() : "");
            groups.computeIfAbsent(group, any -> new ArrayList<>()).add(change);
        }
        List<WritePart> parts = new ArrayList<>();
        groups.forEach((group, changes) -> parts.add(new WritePart(group.mode(), changes)));
        return parts;
    }

    private static Mode mode(Change change) {
        if (change.recordId() != null) {
            return Mode.UPDATE;
        }
        return change.runAssignment() ? Mode.CREATE : Mode.UPSERT;
    }

    List<WritePart> halves() {
        int middle = changes.size() / 2;
        return List.of(
                new WritePart(mode, changes.subList(0, middle)),
                new WritePart(mode, changes.subList(middle, changes.size())));
    }

    String method() {
        return mode == Mode.CREATE ? "POST" : "PATCH";
    }

    /** Below {@code /services/data/vNN.0}. */
    String resource() {
        String collection = "/composite/sobjects";
        return mode == Mode.UPSERT
                ? collection + "/" + changes.get(0).object() + "/"
                        + changes.get(0).key().field()
                : collection;
    }
}
