package io.puente.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceFailuresTest {
    private final SalesforceFailures failures = new SalesforceFailures(
            SalesforceApi.JSON, Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            401 | INVALID_SESSION_ID                       | Session expired or invalid                              | UNAUTHORISED
            401 |                                          |                                                         | UNAUTHORISED
            403 | REQUEST_LIMIT_EXCEEDED                   | TotalRequests Limit exceeded.                           | THROTTLED
            403 | REQUEST_LIMIT_EXCEEDED                   | ConcurrentRequests (Concurrent API Requests) Limit exceeded. | THROTTLED
            403 | API_DISABLED_FOR_ORG                     | API is not enabled for this Organization or Partner     | UNAUTHORISED
            403 | API_CURRENTLY_DISABLED                   | API is disabled for this User                           | UNAUTHORISED
            403 | INSUFFICIENT_ACCESS                      | insufficient access rights on object id                 | MISCONFIGURED
            403 | INSUFFICIENT_ACCESS_OR_READONLY          | x                                                       | MISCONFIGURED
            403 | FUNCTIONALITY_NOT_ENABLED                | x                                                       | MISCONFIGURED
            403 |                                          |                                                         | UNAVAILABLE
            429 |                                          |                                                         | THROTTLED
            404 | NOT_FOUND                                | Provided external ID field does not exist or is not accessible: K__c | MISCONFIGURED
            404 | NOT_FOUND                                | The requested resource does not exist                   | MISCONFIGURED
            404 | UNSUPPORTED_API_VERSION                  | x                                                       | MISCONFIGURED
            410 | UNSUPPORTED_API_VERSION                  | x                                                       | MISCONFIGURED
            404 |                                          |                                                         | UNAVAILABLE
            302 |                                          |                                                         | MISCONFIGURED
            400 | INVALID_FIELD                            | No such column 'X__c' on sobject of type Case           | MISCONFIGURED
            400 | INVALID_TYPE                             | x                                                       | MISCONFIGURED
            400 | MALFORMED_QUERY                          | x                                                       | MISCONFIGURED
            400 | MIXED_DML_OPERATION                      | x                                                       | MISCONFIGURED
            400 | JSON_PARSER_ERROR                        | x                                                       | MISCONFIGURED
            400 | NEVER_SEEN                               | x                                                       | MISCONFIGURED
            400 | UNABLE_TO_LOCK_ROW                       | x                                                       | UNAVAILABLE
            400 | QUERY_TIMEOUT                            | x                                                       | UNAVAILABLE
            400 | INVALID_QUERY_LOCATOR                    | x                                                       | UNAVAILABLE
            400 | STORAGE_LIMIT_EXCEEDED                   | x                                                       | UNAVAILABLE
            400 |                                          |                                                         | UNAVAILABLE
            405 | METHOD_NOT_ALLOWED                       | x                                                       | MISCONFIGURED
            414 |                                          |                                                         | MISCONFIGURED
            415 | UNSUPPORTED_MEDIA_TYPE                   | x                                                       | MISCONFIGURED
            431 |                                          |                                                         | MISCONFIGURED
            420 |                                          |                                                         | UNAVAILABLE
            500 | UNKNOWN_EXCEPTION                        | x                                                       | UNAVAILABLE
            500 | APEX_ERROR                               | x                                                       | UNAVAILABLE
            502 |                                          |                                                         | UNAVAILABLE
            503 | SERVER_UNAVAILABLE                       | x                                                       | UNAVAILABLE
            504 |                                          |                                                         | UNAVAILABLE
            """)
    void repliesWithoutSuccess(int status, String code, String message, FailureKind kind) {
        Failure failure = failures.of(reply(status, code, message, Map.of())).failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.vendorCode()).isEqualTo(code == null ? String.valueOf(status) : code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            seconds             | 429 | 17                            |                            | PT17S
            date                | 429 | Sun, 22 Nov 2026 10:01:30 GMT |                            | PT1M30S
            date gone by        | 503 | Sun, 22 Nov 2026 09:00:00 GMT |                            | PT0S
            beyond a day        | 429 | 999999                        |                            | PT24H
            malformed           | 429 | soon                          |                            |
            none                | 429 |                               |                            |
            header beats table  | 403 | 5                             | TotalRequests              | PT5S
            daily limit         | 403 |                               | TotalRequests              | PT15M
            concurrent limit    | 403 |                               | ConcurrentRequests (Concurrent API Requests) | PT10S
            """)
    void waitsAsTold(String name, int status, String header, String limit, Duration wait) {
        Map<String, String> headers = header == null ? Map.of() : Map.of("retry-after", header);

        Failure failure = failures.of(reply(
                        status, limit == null ? null : "REQUEST_LIMIT_EXCEEDED", limit + " Limit exceeded.", headers))
                .failure();

        assertThat(failure.retryAfter()).isEqualTo(wait);
    }

    @Test
    void onlyABadRequestForItsContentIsTakenApart() {
        assertThat(failures.blamesContent(reply(400, "JSON_PARSER_ERROR", "x", Map.of())))
                .isPresent();
        assertThat(failures.blamesContent(reply(400, "NEVER_SEEN", "x", Map.of())))
                .isPresent();
        assertThat(failures.blamesContent(reply(400, "INVALID_FIELD", "x", Map.of())))
                .isEmpty();
        assertThat(failures.blamesContent(reply(400, null, "", Map.of()))).isEmpty();
        assertThat(failures.blamesContent(reply(404, "JSON_PARSER_ERROR", "x", Map.of())))
                .isEmpty();
    }

    @Test
    void htmlIsNoErrorArray() {
        HttpReply page = new HttpReply(503, Map.of(), "<html>503</html>".getBytes(StandardCharsets.UTF_8));

        assertThat(failures.errors(page)).isEmpty();
        assertThat(failures.of(page).failure().safeText()).isEqualTo("Salesforce answered with status 503.");
    }

    private static HttpReply reply(int status, String code, String message, Map<String, String> headers) {
        String body = code == null ? "" : "[{\"errorCode\":\"" + code + "\",\"message\":\"" + message + "\"}]";
        return new HttpReply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
