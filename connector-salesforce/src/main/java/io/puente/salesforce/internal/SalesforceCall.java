package io.puente.salesforce.internal;

import io.puente.spi.CallMeter.Purpose;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the instance.
 *
 * @param path absolute, with its query, percent-encoded
 * @param headers names start with {@code Sforce-}: the transport carries no others
 * @param body JSON; null for none
 */
public record SalesforceCall(
        Purpose purpose,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    public SalesforceCall {
        headers = Map.copyOf(headers);
    }

    static SalesforceCall get(Purpose purpose, String path) {
        return new SalesforceCall(purpose, "GET", path, Map.of(), null);
    }

    /** Whether a lost answer leaves the state of the CRM in doubt. */
    public boolean changesState() {
        return !method.equals("GET");
    }

    /** Neither path nor body: both may hold personal data. */
    @Override
    public String toString() {
        return "SalesforceCall[" + purpose + " " + method + "]";
    }
}
