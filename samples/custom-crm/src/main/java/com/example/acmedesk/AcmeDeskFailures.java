package com.example.acmedesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What each refusal of Acme Desk means to core. A status concerns the whole call and so the whole desk; a code within a
 * bulk answer concerns one record.
 *
 * <p>Acme Desk's own messages quote the value that was refused, so the words for people are ours and hold no value; core
 * adds the names of the fields.
 */
final class AcmeDeskFailures {

    private record Meaning(FailureKind kind, String words) {}

    private static final Map<String, Meaning> OF_A_RECORD = Map.of(
            "required", new Meaning(FailureKind.INVALID_DATA, "a field must not be empty"),
            "invalid_value", new Meaning(FailureKind.INVALID_DATA, "a field does not take this value"),
            "too_long", new Meaning(FailureKind.INVALID_DATA, "a text is too long for its field"),
            "forbidden", new Meaning(FailureKind.FORBIDDEN, "this API key may not change the record"),
            "locked", new Meaning(FailureKind.CONTENTION, "somebody is editing the record"),
            // Names the link whose record is missing: core then writes that one again.
            "no_such_record", new Meaning(FailureKind.REFERENCE_MISSING, "a linked record is not there"),
            // Names no field, by which core knows that the record itself was deleted.
            "gone", new Meaning(FailureKind.REFERENCE_MISSING, "the record was deleted"));

    // A code that the table does not know stops its own record only, and shows up with its name.
    private static final Meaning UNKNOWN = new Meaning(FailureKind.INVALID_DATA, "Acme Desk refused the record");

    private AcmeDeskFailures() {}

    /** @param error {@code {"code", "field", "message"}} within a bulk answer */
    static Failure ofRecord(JsonNode error) {
        String code = name(error.path("code"));
        Meaning meaning = OF_A_RECORD.getOrDefault(code, UNKNOWN);
        String field = name(error.path("field"));
        return new Failure(
                meaning.kind(),
                code.isEmpty() ? "unknown" : code,
                meaning.words(),
                field.isEmpty() ? List.of() : List.of(field),
                null);
    }

    /** @param reply any but a 200 */
    static TargetFailure ofReply(HttpReply reply, Instant now) {
        String status = String.valueOf(reply.status());
        return new TargetFailure(
                switch (reply.status()) {
                    case 401 -> Failure.of(FailureKind.UNAUTHORISED, status, "Acme Desk does not accept the API key");
                    // Sending the same again cannot help: the mapping, the address or the key's rights are wrong.
                    case 400, 403, 404 -> Failure.of(FailureKind.MISCONFIGURED, status, refusal(reply));
                    case 429 -> throttled(reply, now);
                    default -> Failure.of(FailureKind.UNAVAILABLE, status, "Acme Desk does not answer as it should");
                });
    }

    static TargetFailure misconfigured(String words) {
        return new TargetFailure(Failure.of(FailureKind.MISCONFIGURED, "", words));
    }

    private static Failure throttled(HttpReply reply, Instant now) {
        Failure failure = Failure.of(FailureKind.THROTTLED, "429", "Acme Desk asks us to slow down");
        return reply.retryAfter(now).map(failure::withRetryAfter).orElse(failure);
    }

    private static String refusal(HttpReply reply) {
        JsonNode error = AcmeDeskApi.JSON.missingNode();
        try {
            error = AcmeDeskApi.JSON.readTree(reply.body()).path("error");
        } catch (IOException e) {
            // A proxy's page; the status says enough.
        }
        return ("Acme Desk refused the call " + name(error.path("code")) + " " + name(error.path("field"))).strip();
    }

    /** Only what looks like a name of theirs: anything else might be a customer's words. */
    private static String name(JsonNode given) {
        String text = given.asText();
        return text.matches("[a-z][a-z0-9_]{0,39}") ? text : "";
    }
}
