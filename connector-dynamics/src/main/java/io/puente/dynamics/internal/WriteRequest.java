package io.puente.dynamics.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * One request inside a batch.
 *
 * @param address below the service root
 * @param headers as they stand in the part: {@code If-Match: *}
 */
record WriteRequest(String method, String address, List<String> headers, Body body) {

    /** Writes the request's JSON straight into the batch. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    WriteRequest {
        headers = List.copyOf(headers);
    }
}
