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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Graph API with the configured token. Calls and answers: Meta's pages "Manage WhatsApp Business Accounts"
 * (debug_token), "Manage webhooks" (subscribed_apps), "Business phone numbers" (phone_numbers) and "Secure Graph API
 * calls" (appsecret_proof) at developers.facebook.com.
 */
final class Graph {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The most that Meta gives at once. */
    private static final int PER_PAGE = 100;

    /** Far more than an account may have; a list that does not end shall end the check. */
    private static final int MOST_PAGES = 50;

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

    /**
     * A list, all its pages together.
     *
     * @param items as far as they could be read
     * @param refused the answer instead of a page; null if there was none
     * @param whole false if it has more than {@link #MOST_PAGES} pages; such a list tells nothing about what is not in it
     */
    record Listing(List<JsonNode> items, @Nullable Answer refused, boolean whole) {}

    /**
     * Page after page, by the cursor: the address of the next page that Meta gives holds the token.
     * https://developers.facebook.com/docs/graph-api/results
     */
    Listing list(String path) throws TargetFailure, InterruptedException {
        var items = new ArrayList<JsonNode>();
        String from = "";
        for (int page = 1; page <= MOST_PAGES; page++) {
            Answer answer = get(path, "?limit=" + PER_PAGE + from);
            if (!answer.good()) {
                return new Listing(items, answer, false);
            }
            answer.body().path("data").forEach(items::add);
            JsonNode paging = answer.body().path("paging");
            String after = paging.path("cursors").path("after").asText("");
            if (paging.path("next").asText("").isEmpty() || after.isEmpty()) {
                return new Listing(items, null, paging.path("next").asText("").isEmpty());
            }
            from = "&after=" + encoded(after);
        }
        return new Listing(items, null, false);
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
