package com.example.acmedesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table of failures without a table test is a fault waiting to be found by a customer. */
class AcmeDeskFailuresTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "required,       INVALID_DATA",
        "invalid_value,  INVALID_DATA",
        "too_long,       INVALID_DATA",
        "forbidden,      FORBIDDEN",
        "locked,         CONTENTION",
        "no_such_record, REFERENCE_MISSING",
        "gone,           REFERENCE_MISSING",
        "brand_new_code, INVALID_DATA"
    })
    void ofARecord(String code, FailureKind kind) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("code", code).put("field", "subject").put("message", "'Ana Prueba' is refused");

        Failure failure = AcmeDeskFailures.ofRecord(error);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.kind().scope()).isEqualTo(FailureKind.Scope.RECORD);
        assertThat(failure.vendorCode()).isEqualTo(code);
        assertThat(failure.fields()).containsExactly("subject");
        assertThat(failure.safeText()).isNotBlank().doesNotContain("Ana");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no code at all        | {}",
                "a code of other type  | {\"code\":{\"a\":1}}",
                "a sentence for a code | {\"code\":\"Ana Prueba has no phone\",\"field\":\"Ana Prueba\"}"
            })
    void ofARecordWithoutACode(String what, String json) throws Exception {
        Failure failure = AcmeDeskFailures.ofRecord(AcmeDeskApi.JSON.readTree(json));

        assertThat(failure).as(what).isEqualTo(Failure.of(FailureKind.INVALID_DATA, "unknown", failure.safeText()));
        assertThat(failure.safeText()).doesNotContain("Ana");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"code\":\"unknown_field\",\"field\":\"x\"}} | MISCONFIGURED | unknown_field x",
                "400 | {\"error\":{\"code\":\"Ana Prueba\"}}                | MISCONFIGURED | refused the call",
                "401 | ''                                                   | UNAUTHORISED  | API key",
                "403 | ''                                                   | MISCONFIGURED | refused the call",
                "404 | <html>no such page</html>                            | MISCONFIGURED | refused the call",
                "429 | ''                                                   | THROTTLED     | slow down",
                "302 | ''                                                   | UNAVAILABLE   | as it should",
                "500 | ''                                                   | UNAVAILABLE   | as it should",
                "503 | <html>maintenance</html>                             | UNAVAILABLE   | as it should"
            })
    void ofTheWholeDesk(int status, String body, FailureKind kind, String words) {
        HttpReply reply = new HttpReply(status, Map.of("Retry-After", "7"), body.getBytes(StandardCharsets.UTF_8));

        Failure failure = AcmeDeskFailures.ofReply(reply, NOW).failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.vendorCode()).isEqualTo(String.valueOf(status));
        assertThat(failure.safeText()).contains(words).doesNotContain("Ana", "<html>");
        assertThat(failure.retryAfter()).isEqualTo(status == 429 ? Duration.ofSeconds(7) : null);
    }
}
