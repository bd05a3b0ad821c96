package io.puente.simulator.siebel.records;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.state.UndoLog;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rows every server starts with: the organization, its users, the lists of values. */
final class DeliveredRows {
    private final ObjectManager om;
    private int order;

    DeliveredRows(ObjectManager om) {
        this.om = om;
    }

    void load() {
        put("Organization", Users.DEFAULT_ORGANIZATION, Map.of("Name", "Default Organization"));
        for (User user : om.users().all()) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("Login Name", user.login());
            values.put("Last Name", user.login());
            values.put("Position Id", user.position());
            values.put("Time Zone", user.zone().getId());
            if (!user.organization().isEmpty()) {
                values.put("Primary Organization Id", user.organization());
            }
            put("Employee", user.id(), values);
        }
        for (Map.Entry<String, JsonNode> type : om.repository().deliveredLovs().properties()) {
            if (type.getValue().isArray()) {
                type.getValue().forEach(value -> lov(type.getKey(), value.asText(), ""));
            } else {
                type.getValue().properties().forEach(value -> {
                    String parent = lov(type.getKey(), value.getKey(), "");
                    value.getValue().forEach(below -> lov(type.getKey(), below.asText(), parent));
                });
            }
        }
    }

    private String lov(String type, String value, String parent) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Type", type);
        values.put("Value", value);
        values.put("Name", value);
        values.put("Order", String.valueOf(++order));
        values.put("Language Name", "English-American");
        values.put("Active", "Y");
        if (!parent.isEmpty()) {
            values.put("Parent Id", parent);
        }
        String id = "0-" + Integer.toString(46_656 + order, 36).toUpperCase(java.util.Locale.ROOT);
        put("List Of Values", id, values);
        return id;
    }

    private void put(String busComp, String id, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(values);
        String now = om.now();
        all.put("Created", now);
        all.put("Created By", "0-1");
        all.put("Updated", now);
        all.put("Updated By", "0-1");
        all.put("Mod Id", "0");
        all.put("Conflict Id", "0");
        om.table(busComp).put(new Row(id, all, "0-5220", Users.DEFAULT_ORGANIZATION), new UndoLog());
    }
}
