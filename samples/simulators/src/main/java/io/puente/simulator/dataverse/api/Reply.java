package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.dataverse.org.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one operation, alone or in a batch.
 *
 * @param entity address of the row it concerns, relative to the service root, for Content-ID references
 */
public record Reply(
        int status,
        List<Map.Entry<String, String>> headers,
        byte @Nullable [] body,
        @Nullable String entity) {
    private static final String JSON = "application/json; odata.metadata=minimal";

    public static Reply json(int status, JsonNode body) {
        return new Reply(
                status,
                List.of(Map.entry("Content-Type", JSON)),
                SimulatorReply.json(status, body).body(),
                null);
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, List.of(Map.entry("Content-Type", contentType)), body, null);
    }

    public static Reply empty(int status) {
        return new Reply(status, List.of(), null, null);
    }

    public static Reply error(ApiException e) {
        return error(e.code().status(), e.code().hex(), e.text());
    }

    public static Reply error(int status, String code, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error").put("code", code).put("message", message);
        return json(status, json);
    }

    public Reply header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Reply(status, more, body, entity);
    }

    public Reply of(String entityAddress) {
        return new Reply(status, headers, body, entityAddress);
    }

    public boolean failed() {
        return status >= 400;
    }

    SimulatorReply toHttp() {
        SimulatorReply reply = SimulatorReply.empty(status);
        for (Map.Entry<String, String> header : headers) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return body == null ? reply : reply.withBody(body);
    }
}
