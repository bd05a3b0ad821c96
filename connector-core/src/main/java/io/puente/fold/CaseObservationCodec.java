package io.puente.fold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.spi.ChangeWatcher.CaseObservation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** The JSON under which an observation of a case enters the log. Thread-safe. */
public final class CaseObservationCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseObservationCodec() {}

    public static byte[] write(CaseObservation observation) {
        ObjectNode json = JSON.createObjectNode();
        json.put("uniqueKey", observation.uniqueKey());
        json.put("engagementKey", observation.engagementKey());
        json.put("recordId", observation.recordId());
        json.put("closed", observation.closed());
        json.put("at", observation.at().toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if the bytes are no observation; the message tells what is wrong */
    public static CaseObservation read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json == null
                    || !json.path("engagementKey").isTextual()
                    || !json.path("closed").isBoolean()) {
                throw new IllegalArgumentException("observation of a case without engagementKey or closed");
            }
            return new CaseObservation(
                    json.path("uniqueKey").asText(),
                    json.path("engagementKey").textValue(),
                    json.path("recordId").asText(),
                    json.path("closed").booleanValue(),
                    Instant.parse(json.path("at").asText()));
        } catch (IOException e) {
            throw new IllegalArgumentException("observation of a case that is not JSON", e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("observation of a case whose time is not a moment in UTC", e);
        }
    }
}
