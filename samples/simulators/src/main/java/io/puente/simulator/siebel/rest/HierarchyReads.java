package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.siebel.records.Caller;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.Row;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.Component;
import io.puente.simulator.siebel.repository.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code QueryHierarchy}: parents with chosen children in one call. */
final class HierarchyReads {
    private static final ObjectMapper READER = new ObjectMapper();
    private static final Set<String> OWN = Set.of("fields", "searchspec", "sortspec");

    private final ObjectManager om;
    private final RecordJson records;

    HierarchyReads(ObjectManager om, RecordJson records) {
        this.om = om;
        this.records = records;
    }

    SimulatorReply get(DataPath path, Parameters parameters, Caller caller) {
        JsonNode query = read(parameters.text("QueryHierarchy"))
                .path(path.root().component().name());
        if (path.steps().size() > 1 || !query.isObject()) {
            throw SiebelException.plain(
                    400,
                    "QueryHierarchy must be an object named "
                            + path.root().component().name());
        }
        BusComp busComp = path.root().busComp();
        List<Row> rows = om.reader()
                .query(
                        busComp,
                        caller,
                        om.reader().condition(busComp, query.path("searchspec").asText(), caller.user()));
        rows.sort(om.reader().order(busComp, query.path("sortspec").asText()));
        int from = Math.min(parameters.startRow(), rows.size());
        int to = Math.min(from + parameters.pageSize(), rows.size());
        if (from == to) {
            return Answers.noData(om);
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        rows.subList(from, to).forEach(row -> items.add(one(path, path.root(), row, query, parameters, caller)));
        return SimulatorReply.json(200, Map.of("items", items));
    }

    private ObjectNode one(DataPath path, Step step, Row row, JsonNode query, Parameters parameters, Caller caller) {
        String href = path.base() + "/data/" + path.object().name() + "/"
                + step.component().name() + "/" + row.id();
        ObjectNode json = records.fields(
                step, row, FieldNames.of(step).chosen(query.path("fields").asText()), parameters, caller.user(), href);
        for (Map.Entry<String, JsonNode> entry : query.properties()) {
            if (!OWN.contains(entry.getKey())) {
                children(path, step, row, entry.getKey(), entry.getValue(), parameters, caller, json);
            }
        }
        return json;
    }

    private void children(
            DataPath path,
            Step step,
            Row row,
            String name,
            JsonNode query,
            Parameters parameters,
            Caller caller,
            ObjectNode into) {
        Component component = path.object().component(name);
        Link link = component == null
                ? null
                : om.repository()
                        .link(step.busComp().name(), component.busComp())
                        .orElse(null);
        if (component == null || link == null) {
            throw SiebelException.coded(404, "SBL-EAI-50257", "The child component '" + name + "' is not known");
        }
        Step child = new Step(component, om.repository().busComp(component.busComp()), null);
        List<Row> rows = new ArrayList<>(om.reader()
                .children(
                        link,
                        row,
                        om.reader()
                                .condition(
                                        child.busComp(),
                                        query.path("searchspec").asText(),
                                        caller.user())));
        rows.sort(om.reader().order(child.busComp(), query.path("sortspec").asText()));
        List<ObjectNode> found = new ArrayList<>();
        rows.forEach(each -> found.add(one(path, child, each, query, parameters, caller)));
        if (found.size() == 1) {
            into.set(name, found.get(0));
        } else if (!found.isEmpty()) {
            into.putArray(name).addAll(found);
        }
    }

    private static JsonNode read(String text) {
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw SiebelException.plain(400, "QueryHierarchy is no JSON");
        }
    }
}
