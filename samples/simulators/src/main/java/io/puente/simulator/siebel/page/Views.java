package io.puente.simulator.siebel.page;

import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.Row;
import io.puente.simulator.siebel.repository.AttachmentFields;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as pages and their JSON show them: fields with a value, stored form, files by size. Used under the read lock. */
final class Views {
    private final ObjectManager om;

    Views(ObjectManager om) {
        this.om = om;
    }

    List<Map<String, String>> all(String name) {
        List<Map<String, String>> views = new ArrayList<>();
        BusComp busComp = om.repository().busComp(name);
        om.table(name).all().forEach(row -> views.add(view(busComp, row)));
        return views;
    }

    @Nullable
    Map<String, String> one(String name, String id) {
        Row row = om.table(name).get(id);
        return row == null ? null : view(om.repository().busComp(name), row);
    }

    /** Rows of a component that refer to another, in order of what happened. */
    List<Map<String, String>> of(String name, String field, String id) {
        BusComp busComp = om.repository().busComp(name);
        List<Map<String, String>> views = new ArrayList<>();
        om.table(name).find(field, id).forEach(row -> views.add(view(busComp, row)));
        views.sort(Comparator.comparing(Views::happened));
        return views;
    }

    static String happened(Map<String, String> view) {
        return view.getOrDefault("Started", view.getOrDefault("Created", ""));
    }

    private Map<String, String> view(BusComp busComp, Row row) {
        Map<String, String> view = new LinkedHashMap<>();
        String prefix = busComp.attachmentPrefix();
        for (BusCompField field : busComp.all()) {
            String value = om.value(busComp, row, field.name());
            boolean content = prefix != null && field.name().equals(AttachmentFields.content(prefix));
            if (!value.isEmpty() && !content) {
                view.put(field.name(), value);
            }
        }
        return view;
    }
}
