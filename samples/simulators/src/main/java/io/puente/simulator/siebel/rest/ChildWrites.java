package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.Caller;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.Row;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.records.Upserts;
import io.puente.simulator.siebel.records.ViewModes;
import io.puente.simulator.siebel.repository.Component;
import io.puente.simulator.siebel.repository.Link;
import io.puente.simulator.state.UndoLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** POST, PUT and DELETE below a row: children, and associations where the link is many to many. */
final class ChildWrites {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectManager om;
    private final Body bodies;
    private final DataReads reads;
    private final Upserts upserts;

    ChildWrites(ObjectManager om, Body bodies, DataReads reads) {
        this.om = om;
        this.bodies = bodies;
        this.reads = reads;
        this.upserts = new Upserts(om);
    }

    /** One child, or several in an array below the name of the component. */
    SimulatorReply write(DataPath path, JsonNode body, Caller caller, UndoLog tx) {
        int depth = path.steps().size();
        Row parent = reads.walk(path, depth - 1, caller).orElseThrow(() -> Answers.gone(om));
        Step step = path.last();
        Link link = reads.link(path, depth - 1);
        String name = step.component().name();
        String parentName = path.steps().get(depth - 2).component().name();
        String href = path.href(depth - 1, parent.id());
        if (body.path(name).isArray()) {
            ArrayNode many = JSON.arrayNode();
            for (JsonNode each : Body.many(om, body.path(name))) {
                Row row = write(step, link, parent, each, null, caller, tx);
                ObjectNode child = JSON.objectNode().put("Id", row.id());
                child.putArray("Link").add(RecordJson.link("self", path.href(depth, row.id()), name));
                many.add(child);
            }
            ObjectNode answer = JSON.objectNode().put("Id", parent.id());
            answer.set(name, many);
            answer.putArray("Link").add(RecordJson.link("self", href, parentName));
            return SimulatorReply.json(200, JSON.arrayNode().add(answer));
        }
        JsonNode single = body.path(name).isObject() ? body.path(name) : body;
        Row row = write(step, link, parent, single, step.id(), caller, tx);
        ObjectNode answer = JSON.objectNode().put("Id", parent.id());
        answer.set("Link", RecordJson.link("self", href, parentName));
        if (om.on(Behaviour.CHILD_WRITE_IS_201)) {
            return SimulatorReply.json(201, JSON.objectNode().set("items", answer));
        }
        answer.set(name, written(single, row, path.href(depth, row.id()), name));
        return SimulatorReply.json(200, JSON.objectNode().set("items", answer));
    }

    /** Children inside the body of a new parent. */
    JsonNode nested(DataPath path, Step parentStep, Row parent, String name, JsonNode body, Caller caller, UndoLog tx) {
        Component component = path.object().component(name);
        Link link = component == null
                ? null
                : om.repository()
                        .link(parentStep.busComp().name(), component.busComp())
                        .orElse(null);
        if (component == null || link == null) {
            throw SiebelException.coded(404, "SBL-EAI-50257", "The child component '" + name + "' is not known");
        }
        Step step = new Step(component, om.repository().busComp(component.busComp()), null);
        ArrayNode all = JSON.arrayNode();
        for (JsonNode each :
                body.isArray() ? Body.many(om, body) : JSON.arrayNode().add(body)) {
            Row row = write(step, link, parent, each, null, caller, tx);
            String href = path.base() + "/data/" + path.object().name() + "/" + name + "/" + row.id();
            ObjectNode child = written(each, row, href, name);
            for (String below : Body.nested(each)) {
                child.set(below, nested(path, step, row, below, each.get(below), caller, tx));
            }
            all.add(child);
        }
        return body.isArray() ? all : all.get(0);
    }

    private Row write(Step step, Link link, Row parent, JsonNode body, @Nullable String id, Caller caller, UndoLog tx) {
        if (!body.isObject()) {
            throw SiebelException.plain(
                    400,
                    "Children must be an object, or an array below \""
                            + step.component().name() + "\"");
        }
        Map<String, String> given = bodies.record(FieldNames.of(step), body);
        if (id != null) {
            given.put("Id", id);
        }
        if (link.intersection() == null) {
            given.put(link.field(), parent.id());
        }
        Caller below = new Caller(caller.user(), ViewModes.UNFILTERED);
        Row row = upserts.keyed(step.busComp(), given)
                ? upserts.upsert(step.busComp(), given, below, tx).row()
                : om.writer().insert(step.busComp(), given, caller.user(), tx);
        if (link.intersection() != null) {
            om.writer().associate(link, parent, row, caller.user(), tx);
        }
        return row;
    }

    SimulatorReply delete(DataPath path, Caller caller, UndoLog tx) {
        int depth = path.steps().size();
        Row row = reads.walk(path, depth, caller).orElse(null);
        Row parent = reads.walk(path, depth - 1, caller).orElse(null);
        if (row == null || parent == null) {
            return SimulatorReply.empty(204);
        }
        Link link = reads.link(path, depth - 1);
        if (link.intersection() != null && !om.on(Behaviour.CHILD_DELETE_DELETES_ROW)) {
            om.writer().dissociate(link, parent, row, tx);
        } else {
            om.writer().delete(path.last().busComp(), row, caller.user(), tx);
        }
        return SimulatorReply.empty(200);
    }

    /** What was sent, with the id and a link. */
    static ObjectNode written(JsonNode sent, Row row, String href, String name) {
        ObjectNode answer = JSON.objectNode();
        sent.properties().forEach(entry -> {
            if (!entry.getValue().isContainerNode()) {
                answer.put(
                        entry.getKey(),
                        entry.getValue().isNull() ? "" : entry.getValue().asText());
            }
        });
        answer.put("Id", row.id());
        answer.set("Link", RecordJson.link("self", href, name));
        return answer;
    }
}
