package io.puente.dynamics.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.HttpReply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to one request of a batch; its content is a stretch of the whole body.
 *
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record BatchPart(int status, Map<String, String> headers, byte[] body, int from, int length) {

    boolean success() {
        return status >= 200 && status < 300;
    }

    Optional<Duration> retryAfter(Instant now) {
        return new HttpReply(status, headers, new byte[0]).retryAfter(now);
    }

    /** An error of Dataverse's own, or one made of the status. */
    DynamicsError error() {
        return DynamicsError.of(body, from, length).orElse(new DynamicsError("", ""));
    }

    /** @return empty if there is no content or it is no JSON */
    Optional<JsonNode> json() {
        try {
            return length == 0
                    ? Optional.empty()
                    : Optional.of(DynamicsApi.JSON.readTree(body, from, length)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    /** Status and size only. */
    @Override
    public String toString() {
        return "BatchPart[" + status + ", " + length + " bytes]";
    }
}
