package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.Caller;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.Row;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Link;
import io.puente.simulator.siebel.searchspec.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GET on data. */
final class DataReads {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectManager om;
    private final RecordJson records;
    private final HierarchyReads hierarchies;

    DataReads(ObjectManager om) {
        this.om = om;
        this.records = new RecordJson(om);
        this.hierarchies = new HierarchyReads(om, records);
    }

    SimulatorReply get(DataPath path, Parameters parameters, Caller caller) {
        List<BusCompField> chosen = FieldNames.of(path.last()).chosen(parameters.text("fields"));
        if (path.single()) {
            Row row = walk(path, path.steps().size(), caller).orElse(null);
            return row == null
                    ? Answers.noData(om)
                    : SimulatorReply.json(200, record(path, row, chosen, parameters, caller));
        }
        if (!parameters.text("QueryHierarchy").isEmpty()) {
            return hierarchies.get(path, parameters, caller);
        }
        Condition condition =
                om.reader().condition(path.last().busComp(), parameters.text("searchspec"), caller.user());
        List<Row> rows = rows(path, condition, caller);
        if (rows == null) {
            return Answers.noData(om);
        }
        rows.sort(om.reader().order(path.last().busComp(), parameters.text("sortspec")));
        int from = Math.min(parameters.startRow(), rows.size());
        int to = Math.min(from + parameters.pageSize(), rows.size());
        if (from == to) {
            return Answers.noData(om);
        }
        SimulatorReply reply = page(path, rows.subList(from, to), to < rows.size(), chosen, parameters, caller);
        return parameters.counted() ? reply.header("total-record-count", String.valueOf(rows.size())) : reply;
    }

    private SimulatorReply page(
            DataPath path,
            List<Row> rows,
            boolean more,
            List<BusCompField> chosen,
            Parameters parameters,
            Caller caller) {
        ObjectNode page = JSON.objectNode();
        if (rows.size() == 1 && !parameters.uniform()) {
            ObjectNode only = record(path, rows.get(0), chosen, parameters, caller);
            if (om.on(Behaviour.SINGLE_HIT_IS_FLAT)) {
                return SimulatorReply.json(200, only);
            }
            page.set("items", only);
        } else {
            ArrayNode items = page.putArray("items");
            rows.forEach(row -> items.add(record(path, row, chosen, parameters, caller)));
        }
        String name = path.last().component().name();
        String href = path.href(path.steps().size(), "").replaceFirst("/$", "");
        ArrayNode links = page.putArray("Link").add(RecordJson.link("self", href, name));
        if (more && om.on(Behaviour.NEXT_SET_LINK)) {
            int next = parameters.startRow() + parameters.pageSize();
            links.add(RecordJson.link(
                    "nextSet", href + "?PageSize=" + parameters.pageSize() + "&StartRowNum=" + next, name));
        }
        return SimulatorReply.json(200, page);
    }

    private ObjectNode record(DataPath path, Row row, List<BusCompField> chosen, Parameters parameters, Caller caller) {
        String href = path.href(path.steps().size(), row.id());
        ObjectNode json = records.fields(path.last(), row, chosen, parameters, caller.user(), href);
        json.set("Link", records.links(path, row, parameters::childLink));
        return json;
    }

    /** The row that the first {@code count} steps lead to, each below the one before. */
    Optional<Row> walk(DataPath path, int count, Caller caller) {
        Row row = null;
        for (int i = 0; i < count; i++) {
            Step step = path.steps().get(i);
            Row next = om.table(step.busComp().name()).get(String.valueOf(step.id()));
            boolean there = next != null
                    && (row == null
                            ? om.reader().visible(step.busComp(), next, caller)
                            : om.reader().children(link(path, i), row, null).contains(next));
            if (!there) {
                return Optional.empty();
            }
            row = next;
        }
        return Optional.ofNullable(row);
    }

    /** A list of its own; null if the parent is not there. */
    private @Nullable List<Row> rows(DataPath path, @Nullable Condition condition, Caller caller) {
        int depth = path.steps().size();
        if (depth == 1) {
            return om.reader().query(path.root().busComp(), caller, condition);
        }
        return walk(path, depth - 1, caller)
                .map(parent ->
                        (List<Row>) new ArrayList<>(om.reader().children(link(path, depth - 1), parent, condition)))
                .orElse(null);
    }

    Link link(DataPath path, int index) {
        return om.repository()
                .link(
                        path.steps().get(index - 1).busComp().name(),
                        path.steps().get(index).busComp().name())
                .orElseThrow();
    }
}
