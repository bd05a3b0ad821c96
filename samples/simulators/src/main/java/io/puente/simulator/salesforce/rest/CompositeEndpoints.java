package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.salesforce.org.ApiError;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code /composite}, {@code /composite/graph} and {@code /composite/batch}: several calls in one. */
final class CompositeEndpoints {
    // The vendor's limits.
    private static final int MAX_SUBREQUESTS = 25;
    private static final int MAX_HEAVY = 5;
    private static final int MAX_NODES = 500;
    private static final int MAX_GRAPHS = 75;
    private static final int MAX_FAILED_GRAPHS = 14;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ApiError HALTED = ApiError.of(
            "PROCESSING_HALTED",
            "The transaction was rolled back since another operation in the same transaction failed.");

    private final ApiUsage usage;
    private final Function<RestCall, RestReply> router;

    private record Answers(ArrayNode responses, boolean successful) {}

    CompositeEndpoints(ApiUsage usage, Function<RestCall, RestReply> router) {
        this.usage = usage;
        this.router = router;
    }

    RestReply composite(RestCall call) {
        JsonNode requests = array(call.object(), "compositeRequest", MAX_SUBREQUESTS);
        int heavy = 0;
        for (JsonNode request : requests) {
            String url = request.path("url").asText();
            heavy += url.contains("/query") || url.contains("/composite/sobjects") ? 1 : 0;
        }
        if (heavy > MAX_HEAVY) {
            throw new ApiException(
                    "LIMIT_EXCEEDED", "At most 5 subrequests may be queries or collections; there are " + heavy);
        }
        Answers answers = run(call, requests, call.object().path("allOrNone").asBoolean(false));
        ObjectNode json = JSON.objectNode();
        json.set("compositeResponse", answers.responses());
        return RestReply.json(200, json);
    }

    RestReply graph(RestCall call) {
        JsonNode graphs = array(call.object(), "graphs", MAX_GRAPHS);
        int nodes = 0;
        for (JsonNode graph : graphs) {
            nodes += array(graph, "compositeRequest", MAX_NODES).size();
        }
        if (nodes > MAX_NODES) {
            throw new ApiException("LIMIT_EXCEEDED", "At most 500 nodes in all graphs; there are " + nodes);
        }
        ObjectNode json = JSON.objectNode();
        ArrayNode results = json.putArray("graphs");
        int failed = 0;
        for (JsonNode graph : graphs) {
            Answers answers = failed > MAX_FAILED_GRAPHS - 1
                    ? halted(graph.path("compositeRequest"))
                    : run(call, graph.path("compositeRequest"), true);
            failed += answers.successful() ? 0 : 1;
            ObjectNode result = results.addObject();
            result.put("graphId", graph.path("graphId").asText());
            result.putObject("graphResponse").set("compositeResponse", answers.responses());
            result.put("isSuccessful", answers.successful());
        }
        return RestReply.json(200, json);
    }

    private static JsonNode array(JsonNode json, String name, int max) {
        JsonNode array = json.path(name);
        if (!array.isArray() || array.isEmpty()) {
            throw new ApiException("JSON_PARSER_ERROR", "The request has no array \"" + name + "\"");
        }
        if (array.size() > max) {
            throw new ApiException(
                    "LIMIT_EXCEEDED", "\"" + name + "\" has " + array.size() + " entries; the limit is " + max);
        }
        return array;
    }

    private static Answers halted(JsonNode requests) {
        ArrayNode responses = JSON.arrayNode();
        requests.forEach(
                request -> responses.add(response(request.path("referenceId").asText(), RestReply.error(HALTED))));
        return new Answers(responses, false);
    }

    private Answers run(RestCall call, JsonNode requests, boolean atomic) {
        Set<String> names = new HashSet<>();
        for (JsonNode request : requests) {
            String name = request.path("referenceId").asText();
            if (!name.matches("[A-Za-z0-9_]+") || !names.add(name)) {
                throw new ApiException(
                        "JSON_PARSER_ERROR",
                        "Each subrequest needs its own referenceId of letters, digits and _: " + name);
            }
        }
        Transaction shared = new Transaction();
        References references = new References();
        List<RestReply> replies = new ArrayList<>();
        boolean failed = false;
        for (JsonNode request : requests) {
            RestReply reply = failed && atomic
                    ? RestReply.error(HALTED)
                    : one(call, request, references, atomic ? shared : new Transaction());
            references.put(request.path("referenceId").asText(), reply.failed() ? null : reply.json());
            failed |= reply.failed();
            replies.add(reply);
        }
        if (failed && atomic) {
            shared.backTo(0);
            replies.replaceAll(reply -> reply.failed() ? reply : RestReply.error(HALTED));
        }
        ArrayNode responses = JSON.arrayNode();
        for (int i = 0; i < replies.size(); i++) {
            responses.add(response(requests.path(i).path("referenceId").asText(), replies.get(i)));
        }
        return new Answers(responses, !failed);
    }

    private RestReply one(RestCall call, JsonNode request, References references, Transaction tx) {
        try {
            String url = references.resolve(request.path("url").asText());
            SimulatorRequest parsed =
                    new SimulatorRequest(request.path("method").asText(), url, Map.of(), new byte[0]);
            List<String> path = parsed.segments();
            if (path.size() < 3 || !url.startsWith("/services/data/v")) {
                throw RestCall.notFound();
            }
            JsonNode body = request.has("body") ? references.resolve(request.path("body")) : null;
            return router.apply(call.nested(
                    request.path("method").asText(), path.subList(3, path.size()), parsed.query(), body, tx));
        } catch (ApiException e) {
            return RestReply.error(e.error());
        }
    }

    private static ObjectNode response(String name, RestReply reply) {
        ObjectNode json = JSON.objectNode();
        json.set("body", reply.json() == null ? JSON.nullNode() : reply.json());
        ObjectNode headers = json.putObject("httpHeaders");
        reply.headers().forEach(headers::put);
        return json.put("httpStatusCode", reply.status()).put("referenceId", name);
    }

    /** Independent calls; each counts against the daily limit. */
    RestReply batch(RestCall call) {
        JsonNode requests = array(call.object(), "batchRequests", MAX_SUBREQUESTS);
        boolean haltOnError = call.object().path("haltOnError").asBoolean(false);
        ObjectNode json = JSON.objectNode();
        ArrayNode results = JSON.arrayNode();
        boolean failed = false;
        for (int i = 0; i < requests.size(); i++) {
            JsonNode request = requests.path(i);
            if (i > 0) {
                usage.take();
            }
            RestReply reply = failed && haltOnError
                    ? RestReply.error(
                            412, ApiError.of("BATCH_PROCESSING_HALTED", "Batch processing halted per request"))
                    : batched(call, request);
            failed |= reply.failed();
            ObjectNode result = results.addObject().put("statusCode", reply.status());
            result.set("result", reply.json() == null ? JSON.nullNode() : reply.json());
        }
        json.put("hasErrors", failed);
        json.set("results", results);
        return RestReply.json(200, json);
    }

    private RestReply batched(RestCall call, JsonNode request) {
        String url = request.path("url").asText().replaceFirst("^/?(services/data/)?", "/");
        SimulatorRequest parsed = new SimulatorRequest(request.path("method").asText(), url, Map.of(), new byte[0]);
        List<String> path = parsed.segments();
        if (path.isEmpty() || !path.get(0).matches("v\\d+\\.0")) {
            return RestReply.error(RestCall.notFound().error());
        }
        JsonNode body = request.has("richInput") ? request.path("richInput") : null;
        return router.apply(call.nested(
                request.path("method").asText(),
                path.subList(1, path.size()),
                parsed.query(),
                body,
                new Transaction()));
    }
}
