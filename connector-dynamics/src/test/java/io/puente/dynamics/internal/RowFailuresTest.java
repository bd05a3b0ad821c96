package io.puente.dynamics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Change;
import io.puente.spi.ExternalKey;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.ObjectName;
import io.puente.spi.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFailuresTest {
    private static final String CASE = "11111111-2222-4333-8444-555555555555";
    private static final String MESSAGE = "99999999-2222-4333-8444-555555555555";
    private static final Reference TO_CASE = new Reference(
            "regardingobjectid", new ObjectName("incident"), new ExternalKey("puente_engagementkey", "k"), CASE);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0x80044150 | 400 | Generic SQL error: deadlock, error 1205            | CONTENTION
            0x80044151 | 400 | SQL timeout expired.                               | CONTENTION
            0x80060882 | 412 | The version of the existing record does not match  | CONTENTION
            0x80040237 | 412 | A record with matching key values already exists.  | CONTENTION
            0x80060892 | 412 | Entity Key WhatsApp Key violated.                  | CONTENTION
            0x80060892 | 400 | Entity Key WhatsApp Key violated.                  | CONTENTION
            0x80071151 | 400 | A solution is being installed                      | CONTENTION
            0x80040216 | 400 | An unexpected error occurred.                      | CONTENTION
            0x80040216 | 500 | An unexpected error occurred.                      | CONTENTION
            0x80040224 | 500 | ISV code aborted                                   | CONTENTION
            ''         | 412 | something new                                      | CONTENTION
            ''         | 500 | something new                                      | CONTENTION
            0x80040220 | 403 | Principal user is missing prvCreateIncident        | FORBIDDEN
            0x80048306 | 403 | access denied                                      | FORBIDDEN
            0x80040231 | 403 | owner lacks privilege                              | FORBIDDEN
            ''         | 403 | no                                                 | FORBIDDEN
            0x80042f09 | 403 | The user has no roles                              | UNAUTHORISED
            0x80072560 | 403 | The user is not a member of the organization.      | UNAUTHORISED
            0x80040225 | 403 | The specified user is disabled                     | UNAUTHORISED
            0x80072322 | 429 | Number of requests exceeded the limit of 6000      | THROTTLED
            0x80072321 | 429 | Combined execution time exceeded                   | THROTTLED
            0x80072326 | 429 | Number of concurrent requests exceeded             | THROTTLED
            0x8005f103 | 429 | Throttling                                         | THROTTLED
            ''         | 429 | slow down                                          | THROTTLED
            ''         | 503 | unavailable                                        | UNAVAILABLE
            ''         | 502 | bad gateway                                        | UNAVAILABLE
            0x80060890 | 400 | key not defined                                    | MISCONFIGURED
            0x8006088f | 400 | invalid entity key operation                       | MISCONFIGURED
            0x8006089d | 400 | multiple records found                             | MISCONFIGURED
            0x80048d19 | 400 | Error identified in Payload: An undeclared property 'x' was found | MISCONFIGURED
            ''         | 400 | Could not find a property named 'x' on type 'Microsoft.Dynamics.CRM.incident'. | MISCONFIGURED
            ''         | 400 | The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.contact'. | MISCONFIGURED
            ''         | 404 | Resource not found for the segment 'incidentz'.    | MISCONFIGURED
            ''         | 405 | Method not allowed                                 | MISCONFIGURED
            ''         | 501 | Not implemented                                    | MISCONFIGURED
            0x80060891 | 404 | A record with the specified key values does not exist in incident entity | REFERENCE_MISSING
            0x80060891 | 400 | A record with the specified key values does not exist in incident entity | REFERENCE_MISSING
            0x80040217 | 404 | incident With Id = 11111111-2222-4333-8444-555555555555 Does Not Exist | REFERENCE_MISSING
            0x80040217 | 404 | Entity 'Incident' With Id = 11111111-2222-4333-8444-555555555555 Does Not Exist | REFERENCE_MISSING
            0x80040217 | 404 | puente_whatsappmessage With Id = 99999999-2222-4333-8444-555555555555 Does Not Exist | INVALID_DATA
            0x80040200 | 400 | Required field missing                             | INVALID_DATA
            0x80040203 | 400 | Invalid argument                                   | INVALID_DATA
            0x80048d19 | 400 | Error identified in Payload: cannot convert 'yesterday' to a date | INVALID_DATA
            0x80044331 | 400 | The length of the 'subject' attribute of the 'x' entity exceeded the maximum allowed length of '200'. | INVALID_DATA
            0x8004431a | 400 | The value of 'prioritycode' is outside the valid range | INVALID_DATA
            0x80048408 | 400 | 7 is not a valid status code                       | INVALID_DATA
            0x80040265 | 400 | Ask for a passport first                           | INVALID_DATA
            0x80040333 | 412 | A record was not created: duplicates               | INVALID_DATA
            0x80040230 | 400 | Cannot update: inactive                            | INVALID_DATA
            0x8004022e | 400 | Cannot update: read-only                           | INVALID_DATA
            0x800404cf | 400 | Case already resolved                              | INVALID_DATA
            0x8004440a | 400 | open activities                                    | INVALID_DATA
            0x80044411 | 400 | already closed                                     | INVALID_DATA
            0x8004f854 | 400 | transition                                         | INVALID_DATA
            0x8004ffff | 400 | Never seen                                         | INVALID_DATA
            """)
    void kinds(String code, int status, String message, FailureKind kind) {
        Failure failure = of(status, code, message);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.vendorCode()).isEqualTo(code.isEmpty() ? String.valueOf(status) : code);
        assertThat(failure.safeText()).isNotBlank();
    }

    @Test
    void aMissingParentIsNamedByItsColumn() {
        assertThat(of(404, "0x80040217", "incident With Id = " + CASE + " Does Not Exist")
                        .fields())
                .containsExactly("regardingobjectid");
        assertThat(of(404, "0x80060891", "A record with the specified key values does not exist in incident entity")
                        .fields())
                .containsExactly("regardingobjectid");
    }

    @Test
    void aLimitWithoutATimeWaitsAndOneWithATimeObeys() {
        DynamicsError error = new DynamicsError("0x80072322", "Number of requests exceeded the limit of 6000");

        assertThat(RowFailures.of(change(), 429, error, Optional.empty()).retryAfter())
                .isBetween(Duration.ofSeconds(10), Duration.ofMinutes(5));
        assertThat(RowFailures.of(change(), 429, error, Optional.of(Duration.ofSeconds(17)))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(17));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            0x80044331 | The length of the 'subject' attribute of the 'task' entity exceeded the maximum allowed length of '200'. | (subject): at most 200 characters
            0x8004431a | A validation error occurred. The value of 'prioritycode' on record of type 'incident' is outside the valid range. | (prioritycode)
            0x80048d19 | An undeclared property 'puente_x' which only has property annotations in the payload | (puente_x)
            0x80040220 | Principal user (Id=1, type=8) is missing prvCreateIncident privilege | prvCreateIncident
            0x80040265 | Ask ana@example.com or call +34 600 111 222 first | Ask [e-mail] or call [number] first
            """)
    void textsNameTheColumnAndNoPerson(String code, String message, String says) {
        assertThat(of(400, code, message).safeText()).contains(says);
    }

    @Test
    void aRefusedValueIsNotRepeated() {
        assertThat(of(400, "0x80048d19", "Cannot convert the literal 'Lucía Secreta' to the expected type")
                        .safeText())
                .doesNotContain("Secreta");
        assertThat(of(400, "", "A page about Lucía Secreta").safeText()).doesNotContain("Secreta");
    }

    private static Failure of(int status, String code, String message) {
        return RowFailures.of(change(), status, new DynamicsError(code, message), Optional.empty());
    }

    private static Change change() {
        return new Change(
                new ObjectName("puente_whatsappmessage"),
                new ExternalKey("puente_messagekey", "key"),
                MESSAGE,
                "lane",
                Map.of(),
                List.of(TO_CASE),
                false,
                false);
    }
}
