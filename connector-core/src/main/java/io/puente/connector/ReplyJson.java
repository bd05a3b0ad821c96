package io.puente.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.spi.TargetFailure;
import java.io.IOException;
import java.util.Optional;

/** The JSON of a reply whose status says success. */
public final class ReplyJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplyJson() {}

    /** An object or array; empty if the body is none, as a proxy's page or a cut body: such a success is none. */
    public static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            // Not passed on as a cause: the parser quotes the body.
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    /**
     * What a success that could not be read means.
     *
     * @param changedState whether the call may have changed something in the CRM
     */
    public static TargetFailure unreadable(String crm, boolean changedState) {
        String text = crm + "'s answer could not be read.";
        return changedState ? TargetFailure.unknownOutcome(text) : TargetFailure.unavailable("unreadable", text);
    }
}
