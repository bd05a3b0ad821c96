package com.example.acmedesk;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorHandler;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Acme Desk's HTTP: credentials, addresses, limits; the records keep their own rules. */
final class DeskApi implements SimulatorHandler {
    private static final int MOST = 100;
    private static final int EVENTS_PER_PAGE = 50;
    // Numbers of 15 digits must not pass through a double.
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final DeskSchema schema;
    private final DeskRecords records;
    private final String key;
    private volatile boolean refusing;

    DeskApi(DeskSchema schema, DeskRecords records, String key) {
        this.schema = schema;
        this.records = records;
        this.key = key;
    }

    void refuseKeys() {
        refusing = true;
    }

    @Override
    public void reset() {
        refusing = false;
        records.reset();
    }

    @Override
    public SimulatorReply handle(SimulatorRequest request) {
        if (refusing || !request.header("X-Api-Key").equals(Optional.of(key))) {
            return error(401, new DeskError("bad_key", "", "this key opens nothing"));
        }
        List<String> path = request.segments();
        String what = request.method() + " " + (path.size() > 1 ? path.get(1) : "");
        return switch (what) {
            case "GET me" -> SimulatorReply.json(200, Map.of("name", "Puente"));
            case "GET schema" -> SimulatorReply.json(200, schema.json());
            case "GET events" -> events(request.query("after").orElse("now"));
            default ->
                path.size() < 2 || !schema.has(path.get(1))
                        ? error(404, new DeskError("unknown_collection", "", "there is no " + request.path()))
                        : records(request, path);
        };
    }

    private SimulatorReply records(SimulatorRequest request, List<String> path) {
        String collection = path.get(1);
        if (request.method().equals("GET") && path.size() == 2) {
            return found(request, collection);
        }
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (java.io.IOException e) {
            return error(400, new DeskError("malformed", "", "the body is no JSON"));
        }
        if (request.method().equals("PUT") && path.size() == 3) {
            ObjectNode item = JSON.createObjectNode().put("key", path.get(2));
            item.set("set", body);
            return bulk(collection, JSON.createArrayNode().add(item));
        }
        return bulk(collection, body.path("items"));
    }

    /** An unknown field refuses the whole call; everything else concerns one item. */
    private SimulatorReply bulk(String collection, JsonNode items) {
        if (!items.isArray() || items.size() > MOST) {
            return error(400, new DeskError("malformed", "items", "1 to " + MOST + " items"));
        }
        for (JsonNode item : items) {
            for (Map.Entry<String, JsonNode> field : item.path("set").properties()) {
                if (schema.field(collection, field.getKey()).isMissingNode()) {
                    return error(400, new DeskError("unknown_field", field.getKey(), "no such field"));
                }
            }
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        items.forEach(item -> results.add(records.put(collection, item)));
        return SimulatorReply.json(200, answer);
    }

    private SimulatorReply found(SimulatorRequest request, String collection) {
        String by = request.query("id").isPresent() ? "id" : "key";
        List<String> wanted = Arrays.asList(request.query(by).orElse("").split(","));
        List<String> fields = Arrays.asList(request.query("fields").orElse("").split(","));
        if (wanted.size() > MOST) {
            return error(400, new DeskError("malformed", by, "1 to " + MOST + " values"));
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (ObjectNode record : records.all(collection)) {
            if (wanted.contains(record.path(by).asText())) {
                ObjectNode shown = items.addObject();
                record.properties().stream()
                        .filter(field ->
                                List.of("id", "key").contains(field.getKey()) || fields.contains(field.getKey()))
                        .forEach(field -> shown.set(field.getKey(), field.getValue()));
            }
        }
        return SimulatorReply.json(200, answer);
    }

    private SimulatorReply events(String after) {
        int all = records.events(0).size();
        int from = after.equals("now") ? all : Integer.parseInt(after);
        List<DeskRecords.Event> page =
                records.events(from).stream().limit(EVENTS_PER_PAGE).toList();
        return SimulatorReply.json(200, Map.of("events", page, "next", from + page.size()));
    }

    private static SimulatorReply error(int status, DeskError error) {
        return SimulatorReply.json(status, error.json());
    }
}
