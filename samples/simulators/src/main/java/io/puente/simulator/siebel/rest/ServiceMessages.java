package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.siebel.records.Caller;
import io.puente.simulator.siebel.records.FieldValues;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.Row;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.records.Upserts;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Component;
import io.puente.simulator.siebel.repository.Link;
import io.puente.simulator.state.UndoLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages of the business services: what they ask for, write and answer. Children go one level deep. */
final class ServiceMessages {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String WRAPPER = "ListOf";

    private final ObjectManager om;
    private final Body bodies;
    private final Upserts upserts;

    ServiceMessages(ObjectManager om, Body bodies) {
        this.om = om;
        this.bodies = bodies;
        this.upserts = new Upserts(om);
    }

    SimulatorReply query(String method, String name, JsonNode arguments, Caller caller, boolean wrapped) {
        BusComp busComp = om.repository().busComp(name);
        List<Row> found = new ArrayList<>();
        if (method.equals("QueryById")) {
            Row row = om.table(name).get(arguments.path("PrimaryRowId").asText());
            Optional.ofNullable(row).ifPresent(found::add);
        } else {
            for (JsonNode example : instances(arguments, name)) {
                Map<String, String> wanted = bodies.record(names(busComp), example);
                om.reader().query(busComp, caller, null).stream()
                        .filter(row -> wanted.entrySet().stream()
                                .allMatch(field -> field.getValue().isEmpty()
                                        || field.getValue().equals(om.value(busComp, row, field.getKey()))))
                        .forEach(found::add);
            }
        }
        ArrayNode records = JSON.arrayNode();
        for (Row row : found) {
            ObjectNode record = records.addObject();
            for (BusCompField field : busComp.all()) {
                String stored = om.value(busComp, row, field.name());
                record.put(
                        field.name(),
                        FieldValues.toWire(field, stored, caller.user().zone()));
            }
        }
        return answer(name, records, wrapped);
    }

    SimulatorReply change(String method, String name, JsonNode arguments, Caller caller, boolean wrapped, UndoLog tx) {
        BusComp busComp = om.repository().busComp(name);
        ArrayNode records = JSON.arrayNode();
        List<JsonNode> instances = instances(arguments, name);
        if (instances.isEmpty()) {
            throw SiebelException.plain(400, "The message has no component \"" + name + "\"");
        }
        for (JsonNode instance : instances) {
            Map<String, String> given = bodies.record(names(busComp), instance);
            Row row = write(method, busComp, given, caller, tx);
            ObjectNode status = records.addObject().put("Id", row.id());
            status.put("Mod Id", row.get("Mod Id"));
            if (!method.equals("Delete")) {
                for (String child : Body.nested(instance)) {
                    children(method, busComp, row, child, instance.get(child), caller, tx);
                }
            }
        }
        return answer(name, records, wrapped);
    }

    private Row write(String method, BusComp busComp, Map<String, String> given, Caller caller, UndoLog tx) {
        if (method.equals("Insert")) {
            return upserts.insert(busComp, given, caller, tx, 500);
        }
        boolean strict = method.equals("Update") || method.equals("Delete");
        Row existing = strict ? upserts.existing(busComp, given, caller) : null;
        if (strict && existing == null) {
            throw SiebelException.of(
                    "SBL-EAI-04378",
                    "No rows retrieved corresponding to the business component '" + busComp.name() + "'");
        }
        if (existing != null && method.equals("Delete")) {
            om.writer().delete(busComp, existing, caller.user(), tx);
            return existing;
        }
        return upserts.upsert(busComp, given, caller, tx).row();
    }

    /** Synchronize deletes the children that are not in the message; the other methods leave them alone. */
    private void children(
            String method, BusComp parent, Row row, String key, JsonNode body, Caller caller, UndoLog tx) {
        String name = key.startsWith(WRAPPER) ? key.substring(WRAPPER.length()) : key;
        Link link = om.repository()
                .link(parent.name(), name)
                .filter(found -> found.intersection() == null)
                .orElseThrow(() ->
                        SiebelException.coded(404, "SBL-EAI-50257", "The child component '" + name + "' is not known"));
        BusComp child = om.repository().busComp(name);
        Set<String> kept = new HashSet<>();
        for (JsonNode instance : list(key.startsWith(WRAPPER) ? body.path(name) : body)) {
            Map<String, String> given = bodies.record(names(child), instance);
            given.put(link.field(), row.id());
            Row written = upserts.keyed(child, given)
                    ? upserts.upsert(child, given, caller, tx).row()
                    : om.writer().insert(child, given, caller.user(), tx);
            kept.add(written.id());
        }
        if (method.equals("Synchronize")) {
            for (Row other : om.reader().children(link, row, null)) {
                if (!kept.contains(other.id())) {
                    om.writer().delete(child, other, caller.user(), tx);
                }
            }
        }
    }

    private static FieldNames names(BusComp busComp) {
        return new FieldNames(Component.plain(busComp.name()), busComp);
    }

    private static List<JsonNode> instances(JsonNode arguments, String name) {
        JsonNode message = arguments.path("SiebelMessage");
        for (Map.Entry<String, JsonNode> entry : message.properties()) {
            if (entry.getKey().startsWith(WRAPPER)) {
                return list(entry.getValue().path(name));
            }
        }
        return list(message.path(name));
    }

    private static List<JsonNode> list(JsonNode node) {
        List<JsonNode> list = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(list::add);
        } else if (node.isObject()) {
            list.add(node);
        }
        return list;
    }

    private static SimulatorReply answer(String name, ArrayNode records, boolean wrapped) {
        String object = name + " Interface";
        ObjectNode message = JSON.objectNode().put("MessageId", "").put("MessageType", "Integration Object");
        message.put("IntObjectName", object).put("IntObjectFormat", "Siebel Hierarchical");
        JsonNode content = records.size() == 1 ? records.get(0) : records;
        if (wrapped) {
            message.putObject(WRAPPER + object).set(name, records);
        } else if (!records.isEmpty()) {
            message.set(name, content);
        }
        ObjectNode answer = JSON.objectNode();
        answer.set("SiebelMessage", message);
        if (records.size() == 1) {
            answer.put("PrimaryRowId", records.get(0).path("Id").asText());
        }
        return SimulatorReply.json(200, answer);
    }
}
