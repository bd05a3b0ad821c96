package io.puente.dynamics.internal;

import io.puente.spi.CallMeter.Purpose;
import java.util.Map;

/**
 * One request to the environment.
 *
 * @param path absolute, with its query, percent-encoded
 * @param headers beyond those that every call has
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record DynamicsCall(Purpose purpose, String method, String path, Map<String, String> headers, byte[] body) {

    DynamicsCall {
        headers = Map.copyOf(headers);
    }

    static DynamicsCall get(Purpose purpose, String path) {
        return new DynamicsCall(purpose, "GET", path, Map.of(), new byte[0]);
    }

    static DynamicsCall get(Purpose purpose, String path, Map<String, String> headers) {
        return new DynamicsCall(purpose, "GET", path, headers, new byte[0]);
    }

    /** Whether a lost answer leaves the state of the CRM in doubt. */
    boolean changesState() {
        return !method.equals("GET");
    }

    /** Neither path nor body: both may hold personal data. */
    @Override
    public String toString() {
        return "DynamicsCall[" + purpose + " " + method + "]";
    }
}
