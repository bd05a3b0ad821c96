package io.puente.salesforce.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The failure table for whole calls: what a reply without success says about the CRM. */
final class SalesforceFailures {
    // The allowance is of a rolling 24 hours; a quarter of an hour frees about one hundredth of it.
    private static final Duration DAILY_WAIT = Duration.ofMinutes(15);
    // Only calls that run for 20 s and more count as concurrent.
    private static final Duration CONCURRENT_WAIT = Duration.ofSeconds(10);

    private static final Set<String> CREDENTIALS = Set.of(
            "INVALID_SESSION_ID",
            "INVALID_AUTH_HEADER",
            "API_DISABLED_FOR_ORG",
            "API_CURRENTLY_DISABLED",
            "INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
            "LOGIN_MUST_USE_SECURITY_TOKEN");
    private static final Set<String> SETTINGS = Set.of(
            "INVALID_FIELD",
            "INVALID_TYPE",
            "NOT_FOUND",
            "INSUFFICIENT_ACCESS",
            "INSUFFICIENT_ACCESS_OR_READONLY",
            "UNSUPPORTED_API_VERSION",
            "METHOD_NOT_ALLOWED",
            "UNSUPPORTED_MEDIA_TYPE",
            "MALFORMED_QUERY",
            "FUNCTIONALITY_NOT_ENABLED",
            "MIXED_DML_OPERATION",
            "INVALID_TYPE_FOR_OPERATION");
    private static final Set<String> WORTH_WAITING = Set.of(
            "SERVER_UNAVAILABLE",
            "UNABLE_TO_LOCK_ROW",
            "UNKNOWN_EXCEPTION",
            "APEX_ERROR",
            "QUERY_TIMEOUT",
            "STORAGE_LIMIT_EXCEEDED",
            "INVALID_QUERY_LOCATOR");
    private static final Set<Integer> WRONG_ADDRESS = Set.of(301, 302, 303, 307, 308, 405, 410, 414, 415, 431);

    private final ObjectMapper json;
    private final Clock clock;

    SalesforceFailures(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    List<SalesforceError> errors(HttpReply reply) {
        try {
            return SalesforceError.listOf(json.readTree(reply.body()));
        } catch (JsonProcessingException e) {
            return List.of();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    /** The first error of a refused call that blames what it carried: one bad value stops a whole collection. */
    Optional<SalesforceError> blamesContent(HttpReply reply) {
        if (reply.status() != 400) {
            return Optional.empty();
        }
        return errors(reply).stream()
                .findFirst()
                .filter(error -> !CREDENTIALS.contains(error.code())
                        && !SETTINGS.contains(error.code())
                        && !WORTH_WAITING.contains(error.code())
                        && !error.code().equals("REQUEST_LIMIT_EXCEEDED"));
    }

    TargetFailure of(HttpReply reply) {
        List<SalesforceError> errors = errors(reply);
        SalesforceError first =
                errors.isEmpty() ? new SalesforceError(String.valueOf(reply.status()), "", List.of()) : errors.get(0);
        FailureKind kind = kind(reply.status(), errors.isEmpty() ? "" : first.code());
        String text =
                errors.isEmpty() ? "Salesforce answered with status " + reply.status() + "." : ErrorText.of(first);
        if (kind == FailureKind.THROTTLED) {
            text = "Salesforce allows no more calls for now.";
        }
        Failure failure = new Failure(
                kind,
                errors.isEmpty() ? String.valueOf(reply.status()) : ErrorText.code(first),
                text,
                first.fields(),
                reply.retryAfter(clock.instant()).orElseGet(() -> limitWait(first)));
        return new TargetFailure(failure);
    }

    private static FailureKind kind(int status, String code) {
        if (status == 429 || code.equals("REQUEST_LIMIT_EXCEEDED")) {
            return FailureKind.THROTTLED;
        }
        if (status == 401 || CREDENTIALS.contains(code)) {
            return FailureKind.UNAUTHORISED;
        }
        if (status >= 500 || WORTH_WAITING.contains(code)) {
            return FailureKind.UNAVAILABLE;
        }
        if (SETTINGS.contains(code) || WRONG_ADDRESS.contains(status) || (status == 400 && !code.isEmpty())) {
            return FailureKind.MISCONFIGURED;
        }
        // A page of some device on the way, or a code nobody has met yet.
        return FailureKind.UNAVAILABLE;
    }

    static @org.jspecify.annotations.Nullable Duration limitWait(SalesforceError error) {
        if (!error.code().equals("REQUEST_LIMIT_EXCEEDED")) {
            return null;
        }
        return error.message().contains("Concurrent") ? CONCURRENT_WAIT : DAILY_WAIT;
    }
}
