package io.puente.simulator.salesforce.org;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an error body.
 *
 * @param fields API names of the fields at fault; may be empty
 * @param duplicates what {@code DUPLICATES_DETECTED} adds under its misspelt key, else null
 */
public record ApiError(
        String code,
        String message,
        List<String> fields,
        @Nullable JsonNode duplicates) {

    public static ApiError of(String code, String message, String... fields) {
        return new ApiError(code, message, List.of(fields), null);
    }

    /** The status of a call that fails with this code alone. */
    public int httpStatus() {
        return switch (code) {
            case "INVALID_SESSION_ID", "INVALID_AUTH_HEADER" -> 401;
            case "REQUEST_LIMIT_EXCEEDED",
                    "INSUFFICIENT_ACCESS",
                    "INSUFFICIENT_ACCESS_OR_READONLY",
                    "API_DISABLED_FOR_ORG" -> 403;
            case "NOT_FOUND", "ENTITY_IS_DELETED", "UNSUPPORTED_API_VERSION" -> 404;
            case "METHOD_NOT_ALLOWED" -> 405;
            case "UNSUPPORTED_MEDIA_TYPE" -> 415;
            case "UNKNOWN_EXCEPTION" -> 500;
            case "SERVER_UNAVAILABLE" -> 503;
            default -> 400;
        };
    }
}
