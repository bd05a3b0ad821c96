package io.puente.simulator.dataverse;

import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as plain maps, for tests and operators. */
final class RecordViews {
    private final Organization org;

    RecordViews(Organization org) {
        this.org = org;
    }

    List<Map<String, @Nullable Object>> rows(String table) {
        return org.read(() -> {
            TableType type = org.schema().known(table);
            List<Map<String, @Nullable Object>> all = new ArrayList<>();
            for (Row row : org.all(type)) {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (Column column : row.type().columns()) {
                    Object value = row.get(column);
                    if (value instanceof Ref ref) {
                        map.put(column.property(), ref.id().toString());
                        map.put(column.property() + "@table", ref.table());
                    } else {
                        boolean plain = value instanceof Number || value instanceof Boolean;
                        map.put(column.property(), value == null || plain ? value : value.toString());
                    }
                }
                all.add(map);
            }
            return all;
        });
    }

    Map<String, Integer> counts() {
        return org.read(() -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            org.schema().tables().forEach(type -> {
                int size = org.all(type).size();
                if (size > 0) {
                    counts.put(type.name(), size);
                }
            });
            return counts;
        });
    }
}
