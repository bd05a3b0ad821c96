package io.puente.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the Graph API with the configured token. Calls and answers: Meta's pages "Manage WhatsApp Business Accounts"
 * (debug_token), "Manage webhooks" (subscribed_apps), "Business phone numbers" (phone_numbers) and "Secure Graph API
 * calls" (appsecret_proof) at developers.facebook.com.
 */
final class Graph {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WhatsAppSetup setup;
    private final Transport transport;

    Graph(WhatsAppSetup setup, Transport transport) {
        this.setup = setup;
        this.transport = transport;
    }

    /**
     * An answer.
     *
     * @param code Meta's error code; 0 if there is none
     * @param message Meta's words, for telling errors of one code apart; never shown
     */
    record Answer(int status, JsonNode body, int code, String message) {
        boolean good() {
            return status == 200 && code == 0;
        }

        /** For people: the numbers only, since Meta's words may quote the token. */
        String error() {
            return "Meta answered " + status + (code == 0 ? "" : ", code " + code);
        }
    }

    /** @param query encoded, with its question mark; empty for none */
    Answer get(String path, String query) throws TargetFailure, InterruptedException {
        String token = Objects.requireNonNull(setup.token());
        HttpReply reply = transport.exchange(new HttpCall(
                "GET",
                setup.graph() + "/" + setup.apiVersion() + "/" + path + query,
                Map.of("Authorization", "Bearer " + token),
                new byte[0]));
        JsonNode body = JSON.missingNode();
        try {
            body = JSON.readTree(reply.body());
        } catch (IOException notJson) {
            // A proxy's page: the status tells enough.
        }
        return new Answer(
                reply.status(),
                body,
                body.path("error").path("code").asInt(0),
                body.path("error").path("message").asText(""));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
