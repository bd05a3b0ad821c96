package io.puente.spi;

import java.util.Map;

/**
 * A request.
 *
 * @param uri absolute
 * @param body empty for none
 */
public record HttpCall(String method, String uri, Map<String, String> headers, byte[] body) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** Method only: addresses may hold search values, headers hold tokens. */
    @Override
    public String toString() {
        return "HttpCall[" + method + ", " + body.length + " bytes]";
    }
}
