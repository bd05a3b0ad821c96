package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.dataverse.odata.QueryOptions;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.Caller;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.state.UndoLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One operation, alone or in a batch.
 *
 * @param root address of the service without a slash at the end
 * @param path below the service root
 * @param contentIds addresses of the rows that earlier parts of the same change set concern
 */
public record Call(
        SimulatorRequest http,
        String root,
        List<Segment> path,
        Caller caller,
        UndoLog tx,
        Map<String, String> contentIds) {
    // A client's broken JSON must not pass as its first half.
    private static final ObjectReader READER =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public String method() {
        return http.method();
    }

    /** Whether {@code Prefer} holds this word, such as {@code return=representation}. */
    public boolean prefers(String preference) {
        return preferences().stream().anyMatch(preference::equalsIgnoreCase);
    }

    /** The value of a preference, without quotes. */
    public Optional<String> preference(String name) {
        String start = name + "=";
        return preferences().stream()
                .filter(p -> p.toLowerCase(Locale.ROOT).startsWith(start))
                .map(p -> p.substring(start.length()).replace("\"", ""))
                .findFirst();
    }

    private List<String> preferences() {
        List<String> all = new ArrayList<>();
        for (String header : http.headers().getOrDefault("Prefer", List.of())) {
            // The list of annotations is quoted and may hold commas.
            boolean quoted = false;
            int start = 0;
            for (int i = 0; i <= header.length(); i++) {
                char c = i == header.length() ? ',' : header.charAt(i);
                quoted ^= c == '"';
                if ((c == ',' && !quoted) || i == header.length()) {
                    all.add(header.substring(start, i).trim());
                    start = i + 1;
                }
            }
        }
        return all;
    }

    public QueryOptions options() {
        return QueryOptions.parse(http.query());
    }

    /**
     * The body as an object.
     *
     * @throws ApiException for none, for another type, for broken JSON
     */
    public ObjectNode object() {
        if (http.body().length == 0) {
            throw new ApiException(ErrorCode.BAD_PAYLOAD, "The request body is empty; a JSON object is expected.");
        }
        String type = http.header("Content-Type").orElse("");
        if (type.isEmpty()) {
            throw new ApiException(
                    ErrorCode.BAD_URI,
                    "A missing or empty content type header was found when trying to read a message. The content type"
                            + " header is required.");
        }
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new ApiException(
                    ErrorCode.UNSUPPORTED_MEDIA,
                    "The request entity's media type '" + type + "' is not supported for this resource.");
        }
        try {
            JsonNode json = READER.readTree(http.body());
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw new ApiException(ErrorCode.BAD_PAYLOAD, "A JSON object is expected.");
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    ErrorCode.BAD_PAYLOAD,
                    "Error identified in Payload provided by the user: invalid JSON at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        } catch (IOException e) {
            throw new ApiException(ErrorCode.BAD_PAYLOAD, "The body is not readable.");
        }
    }

    public ApiException notAllowed() {
        return new ApiException(
                ErrorCode.METHOD_NOT_ALLOWED,
                "The requested resource does not support http method '" + method() + "'.");
    }

    public static ApiException noSegment(String name) {
        return new ApiException(ErrorCode.NO_SUCH_SEGMENT, "Resource not found for the segment '" + name + "'.");
    }
}
