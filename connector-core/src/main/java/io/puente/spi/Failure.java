package io.puente.spi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a record or a target failed.
 *
 * @param vendorCode the CRM's own code, or the HTTP status as text
 * @param safeText for people: what the CRM said, after scrubbing, or words of the connector's own; never a raw body,
 *     never a value of a field. Vendors' messages often quote the value that they refuse
 * @param fields the CRM fields concerned, if it named them; core shows them beside {@code safeText}, and for
 *     {@link FailureKind#REFERENCE_MISSING} they decide what is written again
 * @param retryAfter how long the CRM asked us to wait
 */
public record Failure(
        FailureKind kind,
        String vendorCode,
        String safeText,
        List<String> fields,
        @Nullable Duration retryAfter) {

    public Failure {
        fields = List.copyOf(fields);
    }

    public static Failure of(FailureKind kind, String vendorCode, String safeText) {
        return new Failure(kind, vendorCode, safeText, List.of(), null);
    }

    public Failure withRetryAfter(Duration wait) {
        return new Failure(kind, vendorCode, safeText, fields, wait);
    }
}
