package io.puente.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One answer. Immutable, except that {@link #body()} is not copied: nobody may write to it after handing it over. */
public final class SimulatorReply {
    // Emoji as plain UTF-8, not as a pair of escapes.
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .build();

    private final int status;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;

    private SimulatorReply(int status, List<Map.Entry<String, String>> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** @param contentType sent as it is */
    public static SimulatorReply of(int status, String contentType, byte[] body) {
        return new SimulatorReply(status, List.of(Map.entry("Content-Type", contentType)), body);
    }

    /** @param value a Jackson tree, a map, a list or a record; a string is taken for finished JSON */
    public static SimulatorReply json(int status, Object value) {
        try {
            byte[] bytes = value instanceof String finished
                    ? finished.getBytes(StandardCharsets.UTF_8)
                    : JSON.writeValueAsBytes(value);
            return of(status, "application/json;charset=UTF-8", bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write " + value.getClass() + " as JSON", e);
        }
    }

    public static SimulatorReply text(int status, String text) {
        return of(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static SimulatorReply html(int status, String page) {
        return of(status, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static SimulatorReply xml(int status, String document) {
        return of(status, "text/xml;charset=UTF-8", document.getBytes(StandardCharsets.UTF_8));
    }

    public static SimulatorReply empty(int status) {
        return new SimulatorReply(status, List.of(), new byte[0]);
    }

    /** The same answer with one more header; a name may come several times. */
    public SimulatorReply header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new SimulatorReply(status, more, body);
    }

    /** The same answer with another body, headers unchanged. */
    public SimulatorReply withBody(String text) {
        return new SimulatorReply(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with another body, headers unchanged. */
    public SimulatorReply withBody(byte[] bytes) {
        return new SimulatorReply(status, headers, bytes);
    }

    public int status() {
        return status;
    }

    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return status + " (" + body.length + " bytes)";
    }
}
