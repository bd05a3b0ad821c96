package io.puente.simulator.siebel.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row. Immutable.
 *
 * @param values stored, by field of the business component; without the empty ones
 * @param position of the creator
 * @param organization of the creator; empty for none
 */
public record Row(String id, Map<String, String> values, String position, String organization) {

    public Row {
        values = Collections.unmodifiableMap(values);
    }

    /** Empty if there is none. */
    public String get(String field) {
        return field.equals("Id") ? id : values.getOrDefault(field, "");
    }

    Row with(Map<String, String> changes) {
        Map<String, String> more = new LinkedHashMap<>(values);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                more.remove(name);
            } else {
                more.put(name, value);
            }
        });
        return new Row(id, more, position, organization);
    }
}
