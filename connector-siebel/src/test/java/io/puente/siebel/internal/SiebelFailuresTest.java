package io.puente.siebel.internal;

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

class SiebelFailuresTest {
    private final SiebelFailures failures =
            new SiebelFailures(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            401 |                                                        | UNAUTHORISED
            401 | Authentication failed(SBL-SEC-10018)                   | UNAUTHORISED
            403 |                                                        | UNAUTHORISED
            403 | Access to resource denied(SBL-DAT-00825)               | MISCONFIGURED
            429 |                                                        | THROTTLED
            302 |                                                        | MISCONFIGURED
            405 |                                                        | MISCONFIGURED
            406 |                                                        | MISCONFIGURED
            415 |                                                        | MISCONFIGURED
            400 |                                                        | UNAVAILABLE
            404 |                                                        | UNAVAILABLE
            500 |                                                        | UNAVAILABLE
            502 |                                                        | UNAVAILABLE
            503 |                                                        | UNAVAILABLE
            503 | Value not allowed(SBL-DAT-00225)                       | UNAVAILABLE
            504 |                                                        | UNAVAILABLE
            500 | Object 'X' is not defined(SBL-EAI-50257)               | MISCONFIGURED
            500 | Invalid field name(SBL-EAI-50258)                      | MISCONFIGURED
            500 | Not enabled for REST(SBL-EAI-50297)                    | MISCONFIGURED
            500 | Invalid field 'X'(SBL-DAT-00416)                       | MISCONFIGURED
            500 | Field 'X' does not exist(SBL-DAT-00398)                | MISCONFIGURED
            500 | can not be converted to a date time(SBL-DAT-00359)     | MISCONFIGURED
            500 | Could not connect(SBL-NET-01218)                       | UNAVAILABLE
            500 | Server is not running(SBL-SVR-01042)                   | UNAVAILABLE
            500 | SQL statement failed(SBL-DBC-00105)                    | UNAVAILABLE
            500 | No session(SBL-SSM-00003)                              | UNAVAILABLE
            500 | A rule of the site(SBL-EXL-00151)                      | UNAVAILABLE
            """)
    void callsWithoutSuccess(int status, String text, FailureKind kind) {
        assertThat(failures.of(reply(status, text, Map.of())).failure().kind()).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            409 | matching record found(SBL-EAI-04383)                    | true
            500 | matching record found(SBL-EAI-04383)                    | true
            500 | value not in list(SBL-DAT-00225)                        | true
            500 | modified by another user(SBL-DAT-00523)                 | true
            500 | a script of the site(SBL-EXL-00151)                     | true
            400 | no rows(SBL-EAI-04378)                                  | true
            400 | The content is not readable                             | true
            404 | There is no data for the requested resource             | true
            404 | There is no data for the requested resource.            | true
            503 | value not in list(SBL-DAT-00225)                        | false
            401 | value not in list(SBL-DAT-00225)                        | false
            500 | unknown field(SBL-DAT-00398)                            | false
            500 | server down(SBL-NET-01218)                              | false
            500 | something went wrong                                    | false
            500 |                                                         | false
            """)
    void onlyAWriteRefusedForItsContentIsTakenApart(int status, String text, boolean blamed) {
        assertThat(SiebelFailures.blamesContent(reply(status, text, Map.of())).isPresent())
                .isEqualTo(blamed);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            404 | There is no data for the requested resource  | true
            404 | There is no data for the requested resource. | true
            204 |                                              | true
            404 |                                              | false
            404 | No such object(SBL-EAI-50257)                | false
            200 |                                              | false
            """)
    void nothingFoundIsNoFailure(int status, String text, boolean nothing) {
        assertThat(SiebelFailures.nothingFound(reply(status, text, Map.of()))).isEqualTo(nothing);
    }

    @Test
    void theCauseCountsNotTheWorkflowThatMetIt() {
        assertThat(SiebelError.of("Step failed(SBL-BPR-00162)--Value not in list(SBL-DAT-00225)(SBL-BPR-00151)")
                        .code())
                .isEqualTo("SBL-DAT-00225");
        assertThat(SiebelError.of("Step failed(SBL-BPR-00162)").code()).isEqualTo("SBL-BPR-00162");
        assertThat(SiebelError.of("no code").code()).isEmpty();
    }

    @Test
    void waitsAsTold() {
        Failure failure =
                failures.of(reply(429, null, Map.of("retry-after", "17"))).failure();

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void textsOfSiebelAreNeverPassedOn() {
        Failure failure = failures.of(reply(500, "Value 'Ana +34600111222' is bad(SBL-DAT-00359)", Map.of()))
                .failure();

        assertThat(failure.safeText()).doesNotContain("Ana").doesNotContain("600");
        assertThat(failure.vendorCode()).isEqualTo("SBL-DAT-00359");
    }

    @Test
    void htmlIsNoErrorOfSiebel() {
        HttpReply page = new HttpReply(503, Map.of(), "<html>503</html>".getBytes(StandardCharsets.UTF_8));

        assertThat(SiebelError.of(page)).isEmpty();
        assertThat(failures.of(page).failure().safeText()).isEqualTo("Siebel answered with status 503.");
    }

    private static HttpReply reply(int status, String text, Map<String, String> headers) {
        String body = text == null ? "" : "{\"ERROR\":\"" + text + "\"}";
        return new HttpReply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
