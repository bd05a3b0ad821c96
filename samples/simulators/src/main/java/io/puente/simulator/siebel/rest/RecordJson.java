package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.FieldValues;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.Row;
import io.puente.simulator.siebel.records.User;
import io.puente.simulator.siebel.repository.AttachmentFields;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.FieldRule;
import java.util.List;
import java.util.function.Predicate;

/** Rows and links as JSON: every value is a text. */
final class RecordJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectManager om;

    RecordJson(ObjectManager om) {
        this.om = om;
    }

    /** @param href of the row itself */
    ObjectNode fields(Step step, Row row, List<BusCompField> chosen, Parameters parameters, User user, String href) {
        ObjectNode json = JSON.objectNode();
        FieldNames names = FieldNames.of(step);
        String prefix = step.busComp().attachmentPrefix();
        for (BusCompField field : chosen) {
            String value = value(step, row, field, user);
            boolean content = prefix != null && field.name().equals(AttachmentFields.content(prefix));
            if (content && !value.isEmpty() && !parameters.inlineAttachment()) {
                value = href + "?fields=" + field.name();
            }
            if (!value.isEmpty() || !parameters.withoutEmpty()) {
                json.put(names.json(field.name()), value);
            }
        }
        return json;
    }

    /** As the wire shows it. */
    String value(Step step, Row row, BusCompField field, User user) {
        String stored = om.value(step.busComp(), row, field.name());
        if (stored.isEmpty() && field.is(FieldRule.NO_MATCH) && !om.on(Behaviour.NO_MATCH_IS_EMPTY)) {
            return "No Match Row Id";
        }
        return FieldValues.toWire(field, stored, user.zone());
    }

    static ObjectNode link(String rel, String href, String name) {
        return JSON.objectNode().put("rel", rel).put("href", href).put("name", name);
    }

    /**
     * Of a row that was read.
     *
     * @param shown which children get a link
     */
    ArrayNode links(DataPath path, Row row, Predicate<String> shown) {
        Step last = path.last();
        int depth = path.steps().size();
        String self = path.href(depth, row.id());
        String name = last.component().name();
        ArrayNode links = JSON.arrayNode();
        links.add(link("self", self, name));
        links.add(link("canonical", path.base() + "/data/" + path.object().name() + "/" + name + "/" + row.id(), name));
        if (depth > 1) {
            Step parent = path.steps().get(depth - 2);
            links.add(link(
                    "parent",
                    path.href(depth - 1, String.valueOf(parent.id())),
                    parent.component().name()));
        }
        for (var child : path.object().components().values()) {
            boolean linked =
                    om.repository().link(last.busComp().name(), child.busComp()).isPresent();
            if (linked && shown.test(child.name())) {
                links.add(link("child", self + "/" + child.name(), child.name()));
            }
        }
        return links;
    }
}
