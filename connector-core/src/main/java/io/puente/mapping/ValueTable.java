package io.puente.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/** The table under {@code map}: our word on the left, the CRM's value on the right. */
record ValueTable(Map<String, Literal> entries, Unmapped unmapped) {

    /** What to do with a value that the table does not list. */
    enum Unmapped {
        REJECT,
        KEEP,
        DEFAULT
    }

    ValueTable {
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
