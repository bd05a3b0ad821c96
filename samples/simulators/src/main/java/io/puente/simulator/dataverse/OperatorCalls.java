package io.puente.simulator.dataverse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.simulator.CallCounter;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.dataverse.api.ServiceProtection;
import io.puente.simulator.dataverse.org.Administration;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.ValueReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * Scripting from the shell, below {@code /_sim/}: {@code GET records[/table]}, {@code GET operations},
 * {@code POST limits}, {@code POST rules}, {@code DELETE rules/name}, {@code POST locks}.
 */
final class OperatorCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Organization org;
    private final ServiceProtection limits;
    private final CallCounter operations;
    private final RecordViews views;

    OperatorCalls(Organization org, ServiceProtection limits, CallCounter operations) {
        this.org = org;
        this.limits = limits;
        this.operations = operations;
        this.views = new RecordViews(org);
    }

    SimulatorReply handle(SimulatorRequest request) {
        List<String> path = request.segments();
        String what = request.method() + " " + (path.size() > 1 ? path.get(1) : "");
        String name = path.size() > 2 ? path.get(2) : "";
        try {
            return switch (what) {
                case "GET records" ->
                    SimulatorReply.json(200, name.isEmpty() ? views.counts() : Map.of("records", views.rows(name)));
                case "GET operations" -> SimulatorReply.json(200, operations.toJson());
                case "POST limits" -> limits(read(request));
                case "POST rules" -> rules(read(request));
                case "DELETE rules" -> {
                    org.administration().removePlugin(name);
                    yield SimulatorReply.json(200, Map.of("removed", name));
                }
                case "POST locks" -> locks(read(request));
                default -> SimulatorReply.text(404, "Nothing here: " + request.path());
            };
        } catch (IllegalArgumentException e) {
            return SimulatorReply.json(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static JsonNode read(SimulatorRequest request) {
        try {
            return JSON.readTree(request.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** {@code {"maxRequests"?, "maxExecutionSeconds"?, "maxConcurrent"?, "operationMillis"?, "refuseNext"?, "limit"?, "retryAfterSeconds"?}} */
    private SimulatorReply limits(JsonNode body) {
        Map<String, Object> changed = new LinkedHashMap<>();
        number(body, "maxRequests", changed, limits::maxRequests);
        number(body, "maxExecutionSeconds", changed, n -> limits.maxExecutionTime(Duration.ofSeconds(n)));
        number(body, "maxConcurrent", changed, n -> limits.maxConcurrent(Math.toIntExact(n)));
        number(body, "operationMillis", changed, n -> limits.costPerOperation(Duration.ofMillis(n)));
        String limit = body.path("limit").asText("requests").toUpperCase(Locale.ROOT);
        List<String> known =
                Arrays.stream(ServiceProtection.Limit.values()).map(Enum::name).toList();
        if (!known.contains(limit)) {
            throw new IllegalArgumentException("limit is \"" + limit + "\"; allowed: " + known);
        }
        long seconds = body.path("retryAfterSeconds").asLong(5);
        number(
                body,
                "refuseNext",
                changed,
                n -> limits.refuseNext(Math.toIntExact(n), ServiceProtection.Limit.valueOf(limit), seconds));
        if (changed.isEmpty()) {
            throw new IllegalArgumentException("Give one or more of maxRequests, maxExecutionSeconds, maxConcurrent,"
                    + " operationMillis, refuseNext (with limit and retryAfterSeconds)");
        }
        return SimulatorReply.json(200, changed);
    }

    private static void number(JsonNode body, String name, Map<String, Object> changed, LongConsumer set) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return;
        }
        if (!value.isIntegralNumber() || value.longValue() < 0) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: 0 or more");
        }
        set.accept(value.longValue());
        changed.put(name, value.longValue());
    }

    /**
     * {@code {"plugin": name, "table", "message", "text"}}, {@code {"duplicates": table, "columns": […]}},
     * {@code {"denyPrivilege": name, "denied": true}} or switches.
     */
    private SimulatorReply rules(JsonNode body) {
        Administration administration = org.administration();
        if (body.path("plugin").isTextual()) {
            administration.addPlugin(
                    body.path("plugin").textValue(),
                    body.path("table").asText(),
                    body.path("message").asText("Create"),
                    body.path("text").asText("A plug-in refused this."));
        } else if (body.path("duplicates").isTextual()) {
            String[] columns = new String[body.path("columns").size()];
            Arrays.setAll(columns, i -> body.path("columns").path(i).asText());
            administration.addDuplicateRule(body.path("duplicates").textValue(), columns);
        } else if (body.path("denyPrivilege").isTextual()) {
            administration.denyPrivilege(
                    body.path("denyPrivilege").textValue(), body.path("denied").asBoolean(true));
        } else if (body.path("openActivitiesBlockClosing").isBoolean()) {
            administration.openActivitiesBlockClosing(
                    body.path("openActivitiesBlockClosing").booleanValue());
        } else if (body.path("resolvedCasesAreReadOnly").isBoolean()) {
            administration.resolvedCasesAreReadOnly(
                    body.path("resolvedCasesAreReadOnly").booleanValue());
        } else {
            throw new IllegalArgumentException("Give plugin, duplicates, denyPrivilege, openActivitiesBlockClosing or"
                    + " resolvedCasesAreReadOnly");
        }
        return SimulatorReply.json(200, body);
    }

    /** {@code {"id": guid, "times"?: n, "deadlock"?: true}}; 0 times releases the row. */
    private SimulatorReply locks(JsonNode body) {
        UUID id = ValueReader.parseGuid(body.path("id").asText());
        if (id == null) {
            throw new IllegalArgumentException("id is " + body.path("id") + "; a GUID is needed");
        }
        int times = body.path("times").asInt(Integer.MAX_VALUE);
        if (times > 0) {
            org.rowLocks().hold(id, body.path("deadlock").asBoolean(true), times);
        } else {
            org.rowLocks().release(id);
        }
        return SimulatorReply.json(200, body);
    }
}
