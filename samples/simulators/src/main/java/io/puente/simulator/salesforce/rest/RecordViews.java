package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows with every field, whoever may see them: for tests, and for people behind the operator's endpoints. */
public final class RecordViews {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Org org;

    public RecordViews(Org org) {
        this.org = org;
    }

    /** Live rows of every object that has any. */
    public Map<String, Integer> counts() {
        return org.read(() -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (SObjectType type : org.schema().types()) {
                int rows = org.tables().of(type).live().size();
                if (rows > 0) {
                    counts.put(type.name(), rows);
                }
            }
            return counts;
        });
    }

    /**
     * Live rows in order of creation, as the API would show them.
     *
     * @throws IllegalArgumentException for an object that the org lacks
     */
    public List<ObjectNode> json(String object) {
        return org.read(() -> {
            SObjectType type = org.schema().known(object);
            List<ObjectNode> rows = new ArrayList<>();
            for (Row row : org.tables().of(type).live()) {
                rows.add(RowJson.of(org, type, row, type.fields(), "/services/data/v66.0"));
            }
            return rows;
        });
    }

    /** The same as maps of strings, booleans, numbers and nulls. */
    @SuppressWarnings("unchecked")
    public List<Map<String, @Nullable Object>> maps(String object) {
        return json(object).stream()
                .map(row -> {
                    row.remove("attributes");
                    return (Map<String, @Nullable Object>) JSON.convertValue(row, Map.class);
                })
                .toList();
    }
}
