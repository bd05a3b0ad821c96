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
import io.puente.simulator.siebel.records.Upserts.Written;
import io.puente.simulator.state.UndoLog;
import java.util.Map;

/** POST, PUT and DELETE on the root component: one record, or up to 100 all or none. */
final class DataWrites {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectManager om;
    private final Body bodies;
    private final Upserts upserts;
    private final ChildWrites children;

    DataWrites(ObjectManager om, Body bodies, ChildWrites children) {
        this.om = om;
        this.bodies = bodies;
        this.upserts = new Upserts(om);
        this.children = children;
    }

    SimulatorReply post(DataPath path, JsonNode body, Caller caller, UndoLog tx) {
        if (!body.isArray()) {
            int duplicate = om.on(Behaviour.SINGLE_DUPLICATE_IS_500) ? 500 : 409;
            return items(inserted(path, body, caller, tx, duplicate));
        }
        ArrayNode answer = JSON.arrayNode();
        for (JsonNode each : Body.many(om, body)) {
            answer.add(inserted(path, each, caller, tx, 409));
        }
        return SimulatorReply.json(200, answer);
    }

    private ObjectNode inserted(DataPath path, JsonNode body, Caller caller, UndoLog tx, int duplicateStatus) {
        Step root = path.root();
        Row row = upserts.insert(root.busComp(), bodies.record(FieldNames.of(root), body), caller, tx, duplicateStatus);
        ObjectNode answer = written(path, body, row);
        for (String name : Body.nested(body)) {
            if (om.on(Behaviour.NO_HIERARCHY)) {
                throw SiebelException.plain(400, "The child component '" + name + "' cannot be inserted in one call");
            }
            answer.set(name, children.nested(path, root, row, name, body.get(name), caller, tx));
        }
        return answer;
    }

    /** @throws SiebelException 404 if the path names a row that is not there */
    SimulatorReply put(DataPath path, JsonNode body, Caller caller, UndoLog tx) {
        Step root = path.root();
        FieldNames names = FieldNames.of(root);
        if (body.isArray()) {
            ArrayNode answer = JSON.arrayNode();
            for (JsonNode each : Body.many(om, body)) {
                Written written = upserts.upsertOfMany(root.busComp(), bodies.record(names, each), caller, tx);
                answer.add(written(path, each, written.row()));
            }
            return SimulatorReply.json(200, answer);
        }
        Map<String, String> given = bodies.record(names, body);
        String id = root.id();
        if (id == null) {
            return changed(path, body, upserts.upsert(root.busComp(), given, caller, tx));
        }
        Row row = om.table(root.busComp().name()).get(id);
        if (row == null && om.on(Behaviour.UNKNOWN_ID_IN_PATH_INSERTS)) {
            return items(written(path, body, om.writer().insert(root.busComp(), given, caller.user(), tx)));
        }
        if (row == null || !om.reader().visible(root.busComp(), row, caller)) {
            throw Answers.gone(om);
        }
        Row after = om.writer().update(root.busComp(), row, given, caller.user(), tx);
        return changed(path, body, new Written(after, after != row));
    }

    private SimulatorReply changed(DataPath path, JsonNode body, Written written) {
        return written.changed() || om.on(Behaviour.NO_CHANGE_IS_200)
                ? items(written(path, body, written.row()))
                : SimulatorReply.empty(304);
    }

    private static SimulatorReply items(ObjectNode record) {
        return SimulatorReply.json(200, JSON.objectNode().set("items", record));
    }

    /** What was sent, with the id and a link. */
    private static ObjectNode written(DataPath path, JsonNode sent, Row row) {
        return ChildWrites.written(
                sent, row, path.href(1, row.id()), path.root().component().name());
    }

    SimulatorReply delete(DataPath path, Caller caller, UndoLog tx) {
        Step root = path.root();
        Row row = om.table(root.busComp().name()).get(String.valueOf(root.id()));
        if (row == null || !om.reader().visible(root.busComp(), row, caller)) {
            return SimulatorReply.empty(204);
        }
        om.writer().delete(root.busComp(), row, caller.user(), tx);
        return SimulatorReply.empty(200);
    }

    SimulatorReply deleteMany(DataPath path, JsonNode body, Caller caller, UndoLog tx) {
        Step root = path.root();
        if (!body.isArray()) {
            throw SiebelException.plain(400, "The body of a DELETE must be an array of ids");
        }
        for (JsonNode each : Body.many(om, body)) {
            Row row = om.table(root.busComp().name()).get(each.path("Id").asText());
            if (row == null || !om.reader().visible(root.busComp(), row, caller)) {
                throw SiebelException.coded(
                        400,
                        "SBL-EAI-04378",
                        "No rows retrieved corresponding to the business component '"
                                + root.busComp().name() + "'");
            }
            om.writer().delete(root.busComp(), row, caller.user(), tx);
        }
        return SimulatorReply.empty(200);
    }
}
