package io.puente.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoints with which a person scripts a running simulator from the shell. Paths below {@code /_sim/} that are not
 * known here belong to the simulator at hand.
 */
final class OperatorEndpoints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatorGate gate;

    OperatorEndpoints(SimulatorGate gate) {
        this.gate = gate;
    }

    Optional<SimulatorReply> handle(SimulatorRequest request) {
        try {
            return Optional.ofNullable(
                    switch (request.method() + " " + request.path()) {
                        case "GET /_sim/calls" ->
                            SimulatorReply.json(200, gate.calls().toJson());
                        case "GET /_sim/faults" -> faults(200);
                        case "POST /_sim/faults" -> {
                            gate.faults().add(ScriptedFault.fromJson(read(request)));
                            yield faults(201);
                        }
                        case "DELETE /_sim/faults" -> {
                            gate.faults().clear();
                            yield faults(200);
                        }
                        case "GET /_sim/clock" -> clock();
                        case "POST /_sim/clock" -> move(read(request));
                        case "POST /_sim/down" -> down(read(request));
                        case "POST /_sim/reset" -> {
                            gate.reset();
                            yield SimulatorReply.empty(204);
                        }
                        default -> null;
                    });
        } catch (IllegalArgumentException e) {
            return Optional.of(SimulatorReply.json(400, Map.of("error", String.valueOf(e.getMessage()))));
        }
    }

    private SimulatorReply faults(int status) {
        return SimulatorReply.json(
                status,
                Map.of(
                        "unused",
                        gate.faults().unused().stream()
                                .map(ScriptedFault::toJson)
                                .toList()));
    }

    private SimulatorReply clock() {
        return SimulatorReply.json(200, Map.of("now", gate.clock().instant().toString()));
    }

    private SimulatorReply move(JsonNode body) {
        try {
            if (body.path("set").isTextual()) {
                gate.clock().set(Instant.parse(body.path("set").textValue()));
            } else if (body.path("advanceSeconds").isIntegralNumber()) {
                gate.clock()
                        .advance(Duration.ofSeconds(body.path("advanceSeconds").longValue()));
            } else {
                throw new IllegalArgumentException(
                        "Give {\"advanceSeconds\": 3600} or {\"set\": \"2026-01-31T12:00:00Z\"}");
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("No usable time: " + e.getMessage(), e);
        }
        return clock();
    }

    private SimulatorReply down(JsonNode body) {
        JsonNode down = body.path("down");
        int status = body.path("status").asInt(0);
        if (!down.isBoolean() || (status != 0 && status != 503)) {
            throw new IllegalArgumentException(
                    "Give {\"down\": true} to reset connections, {\"down\": true, \"status\": 503} to answer 503,"
                            + " or {\"down\": false}");
        }
        Outage whenDown = status == 503 ? Outage.UNAVAILABLE : Outage.REFUSING;
        gate.outage(down.booleanValue() ? whenDown : Outage.NONE);
        return SimulatorReply.json(200, Map.of("outage", gate.outage().name()));
    }

    private static JsonNode read(SimulatorRequest request) {
        try {
            return JSON.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
