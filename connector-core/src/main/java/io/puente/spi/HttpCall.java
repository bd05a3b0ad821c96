package io.puente.spi;

import java.util.Map;

/**
 * A request.
 *
 * @param uri absolute
 * @param body empty for none
 * @param effect what it does, as its sender knows: a rehearsal lets no {@link Effect#CHANGE} out
 */
public record HttpCall(String method, String uri, Map<String, String> headers, byte[] body, Effect effect) {

    /** What a call does to the CRM. */
    public enum Effect {
        READ,
        /** Asks for a token; changes no record. */
        LOGIN,
        CHANGE
    }

    /** GET and HEAD read, all else changes; for others see {@link #with}. */
    public HttpCall(String method, String uri, Map<String, String> headers, byte[] body) {
        this(method, uri, headers, body, method.equals("GET") || method.equals("HEAD") ? Effect.READ : Effect.CHANGE);
    }

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** For logins, and for a CRM that reads by POST. */
    public HttpCall with(Effect known) {
        return new HttpCall(method, uri, headers, body, known);
    }

    /** Method only: addresses may hold search values, headers hold tokens. */
    @Override
    public String toString() {
        return "HttpCall[" + method + ", " + body.length + " bytes]";
    }
}
