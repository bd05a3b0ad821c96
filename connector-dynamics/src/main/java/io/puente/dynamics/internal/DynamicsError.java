package io.puente.dynamics.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.HttpReply;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * One error as Dataverse words it.
 *
 * @param code {@code 0x80040237}, lower case; empty if it gave none ({@code 0x0} counts as none)
 * @param message raw: it may quote field values, so it is shown only through {@link ErrorText}
 */
record DynamicsError(String code, String message) {

    /** @return empty if the reply's body is no error of Dataverse's: some device on the way answered */
    static Optional<DynamicsError> of(HttpReply reply) {
        return of(reply.body(), 0, reply.body().length);
    }

    static Optional<DynamicsError> of(byte[] body, int from, int length) {
        try {
            JsonNode error = length == 0
                    ? DynamicsApi.JSON.nullNode()
                    : DynamicsApi.JSON.readTree(body, from, length).path("error");
            return error.isObject() ? Optional.of(of(error)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static DynamicsError of(JsonNode error) {
        String code = error.path("code").asText("").strip().toLowerCase(Locale.ROOT);
        return new DynamicsError(
                code.matches("0x[0-9a-f]{8}") ? code : "", error.path("message").asText(""));
    }

    /** Code only: the message may quote personal data. */
    @Override
    public String toString() {
        return "DynamicsError[" + code + "]";
    }
}
