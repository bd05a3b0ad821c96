package io.puente.dynamics.internal;

import java.util.List;
import java.util.Optional;

/**
 * A table with the columns that Puente brings; our own tables come themselves, the vendor's are there.
 *
 * @param keyColumn holds our key
 * @param alternateKey name of the alternate key over it; empty if the records' ids are made of the key
 */
record SchemaTable(
        String name,
        String label,
        String plural,
        Kind kind,
        String keyColumn,
        String alternateKey,
        List<SchemaColumn> columns) {

    /** Whose table it is. */
    enum Kind {
        STANDARD,
        OWN,
        /** Ours, and shown in timelines. */
        OWN_ACTIVITY
    }

    SchemaTable {
        columns = List.copyOf(columns);
    }

    boolean own() {
        return kind != Kind.STANDARD;
    }

    Optional<SchemaColumn> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }
}
