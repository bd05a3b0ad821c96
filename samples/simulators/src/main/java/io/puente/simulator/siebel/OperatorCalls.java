package io.puente.simulator.siebel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.rest.ConnectionLimit;
import io.puente.simulator.siebel.rest.RestApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of {@code /_sim/} that only this simulator has: rows, behaviours, locks, connections, remarks. */
final class OperatorCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectManager om;
    private final RestApi rest;
    private final SetupCalls setup;
    private final Administration administration;
    private final String administrator;

    OperatorCalls(ObjectManager om, RestApi rest, Administration administration, String administrator) {
        this.om = om;
        this.rest = rest;
        this.setup = new SetupCalls(om, administration);
        this.administration = administration;
        this.administrator = administrator;
    }

    SimulatorReply handle(SimulatorRequest request) {
        List<String> parts = request.segments();
        String resource = parts.size() < 2 ? "" : parts.get(1);
        try {
            return switch (resource) {
                case "records" -> records(request, parts.subList(2, parts.size()));
                case "behaviours" -> behaviours(request);
                case "locks" -> locks(request);
                case "connections" -> connections(request);
                case "remarks" ->
                    SimulatorReply.json(200, Map.of("remarks", rest.remarks().all()));
                default ->
                    setup.handle(resource, request.method(), () -> read(request))
                            .orElseGet(() -> SimulatorReply.text(404, "Nothing here: " + request.path()));
            };
        } catch (IllegalArgumentException | SiebelException e) {
            return SimulatorReply.json(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    /** {@code GET /_sim/records} counts; below the name of a component GET shows, POST, PUT and DELETE change rows. */
    private SimulatorReply records(SimulatorRequest request, List<String> parts) {
        if (parts.isEmpty()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            om.repository()
                    .busComps()
                    .forEach(busComp -> counts.put(
                            busComp.name(),
                            om.read(() -> om.table(busComp.name()).all().size())));
            return SimulatorReply.json(200, counts);
        }
        String busComp = parts.get(0);
        String as = request.query("as").orElse(administrator);
        Optional<String> id = parts.stream().skip(1).findFirst();
        switch (request.method()) {
            case "POST" -> {
                String created = administration.insert(as, busComp, values(read(request)));
                return SimulatorReply.json(201, Map.of("Id", created));
            }
            case "PUT" -> administration.update(as, busComp, id.orElse(""), values(read(request)));
            case "DELETE" -> administration.delete(as, busComp, id.orElse(""));
            default -> {}
        }
        List<Map<String, String>> rows = new ArrayList<>(SiebelSimulator.records(om, busComp));
        id.ifPresent(wanted -> rows.removeIf(row -> !wanted.equals(row.get("Id"))));
        return SimulatorReply.json(200, Map.of("records", rows));
    }

    private static Map<String, String> values(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
        return values;
    }

    /** POST takes {@code {"NAME": true}}. */
    private SimulatorReply behaviours(SimulatorRequest request) {
        if (request.method().equals("POST")) {
            Map<Behaviour, Boolean> changes = new LinkedHashMap<>();
            read(request)
                    .properties()
                    .forEach(entry -> changes.put(
                            behaviour(entry.getKey()), entry.getValue().asBoolean()));
            changes.forEach(om.behaviours()::set);
        }
        return SimulatorReply.json(200, Map.of("on", om.behaviours().all(), "all", Behaviour.values()));
    }

    private static Behaviour behaviour(String name) {
        return Arrays.stream(Behaviour.values())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no behaviour \"" + name + "\"; there are " + Arrays.toString(Behaviour.values())));
    }

    /** POST takes {@code {"id", "times"?}}: so many writes of the row are refused as modified by another user. */
    private SimulatorReply locks(SimulatorRequest request) {
        if (request.method().equals("DELETE")) {
            om.rowLocks().clear();
        } else {
            JsonNode body = read(request);
            om.rowLocks().lock(SetupCalls.text(body, "id"), body.path("times").asInt(1));
        }
        return SimulatorReply.json(200, om.rowLocks().pending());
    }

    /** POST takes {@code {"limit"?, "callMillis"?, "hold"?}}. */
    private SimulatorReply connections(SimulatorRequest request) {
        ConnectionLimit limit = rest.connections();
        if (request.method().equals("POST")) {
            JsonNode body = read(request);
            if (body.has("limit")) {
                limit.limit(body.path("limit").asInt());
            }
            if (body.has("callMillis")) {
                limit.callDuration(Duration.ofMillis(body.path("callMillis").asLong()));
            }
            if (body.path("hold").asBoolean()) {
                limit.hold();
            } else if (body.has("hold")) {
                limit.release();
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("limit", limit.limit());
        answer.put("callMillis", limit.callDuration().toMillis());
        answer.put("present", limit.present());
        answer.put("mostConcurrent", limit.mostConcurrent());
        answer.put("recordsWritten", rest.recordsWritten());
        return SimulatorReply.json(200, answer);
    }

    private static JsonNode read(SimulatorRequest request) {
        try {
            return JSON.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
