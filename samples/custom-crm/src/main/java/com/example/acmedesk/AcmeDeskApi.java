package com.example.acmedesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ConnectorContext;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Calls Acme Desk and reads its JSON. No retries: core decides about those. Thread-safe.
 *
 * <p>What comes back is either a JSON object under a 200 or a {@link TargetFailure}. A 200 that cannot be read is
 * {@code UNKNOWN_OUTCOME}: Acme Desk may have acted on the call, and the page of some proxy is not its answer.
 */
final class AcmeDeskApi {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ConnectorContext context;
    private final String url;
    private final Map<String, String> headers;

    AcmeDeskApi(ConnectorContext context, AcmeDeskSettings settings) {
        this.context = context;
        this.url = settings.url();
        this.headers = Map.of(
                "X-Api-Key", settings.apiKey(), "Accept", "application/json", "Content-Type", "application/json");
    }

    /** @param pathAndQuery encoded */
    JsonNode get(Purpose purpose, String pathAndQuery) throws TargetFailure, InterruptedException {
        return exchange(purpose, new HttpCall("GET", url + pathAndQuery, headers, new byte[0]));
    }

    JsonNode post(Purpose purpose, String path, JsonNode body) throws TargetFailure, InterruptedException {
        try {
            return exchange(purpose, new HttpCall("POST", url + path, headers, JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode exchange(Purpose purpose, HttpCall call) throws TargetFailure, InterruptedException {
        context.meter().called(purpose);
        HttpReply reply = context.transport().exchange(call);
        if (reply.status() != 200) {
            throw AcmeDeskFailures.ofReply(reply, context.clock().instant());
        }
        JsonNode body;
        try {
            body = JSON.readTree(reply.body());
        } catch (IOException e) {
            // Without the cause: Jackson quotes what it could not read.
            throw TargetFailure.unknownOutcome("the answer is no JSON");
        }
        if (!body.isObject()) {
            throw TargetFailure.unknownOutcome("the answer is no JSON object");
        }
        return body;
    }
}
