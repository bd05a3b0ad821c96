package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.salesforce.org.ApiError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one call.
 *
 * @param json null for no body, or for a binary one
 * @param binary null unless a file was asked for
 */
record RestReply(int status, @Nullable JsonNode json, byte @Nullable [] binary, Map<String, String> headers) {

    static RestReply json(int status, JsonNode body) {
        return new RestReply(status, body, null, Map.of());
    }

    static RestReply empty(int status) {
        return new RestReply(status, null, null, Map.of());
    }

    static RestReply error(ApiError error) {
        return error(error.httpStatus(), error);
    }

    static RestReply error(int status, ApiError error) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        array.add(entry(error, "errorCode"));
        return json(status, array);
    }

    /** @param codeName {@code errorCode} for a call, {@code statusCode} for a row of a collection */
    static ObjectNode entry(ApiError error, String codeName) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        if (error.duplicates() != null) {
            entry.set("duplicateResut", error.duplicates());
        }
        entry.put("message", error.message()).put(codeName, error.code());
        if (!error.fields().isEmpty() || codeName.equals("statusCode")) {
            ArrayNode fields = entry.putArray("fields");
            error.fields().forEach(fields::add);
        }
        return entry;
    }

    RestReply header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new RestReply(status, json, binary, more);
    }

    boolean failed() {
        return status >= 300;
    }

    SimulatorReply toHttp() {
        SimulatorReply reply;
        if (binary != null) {
            reply = SimulatorReply.of(status, "application/octetstream", binary);
        } else {
            reply = json == null ? SimulatorReply.empty(status) : SimulatorReply.json(status, json);
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }
}
