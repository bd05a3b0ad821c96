package io.puente.gateway.system;

import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts webhooks signed as Meta's are. Thread-safe. */
record WebhookPoster(WhatsAppSimulator whatsapp) {
    static final String PATH = "/webhooks/whatsapp";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Lets the updates happen; the gateway takes them over, in one webhook. */
    void accepted(URI gateway, Update... updates) throws InterruptedException {
        int status = post(gateway, whatsapp.webhook(updates));
        if (status != 200) {
            throw new AssertionError("the webhook was answered with " + status);
        }
    }

    /** @return the status; 0 if there was no answer */
    int post(URI gateway, byte[] body) throws InterruptedException {
        return post(gateway, body, whatsapp.signature(body));
    }

    /** With any signature. */
    int post(URI gateway, byte[] body, String signature) throws InterruptedException {
        try {
            return HTTP.send(request(gateway, body, signature), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    static HttpRequest request(URI gateway, byte[] body, String signature) {
        return HttpRequest.newBuilder(gateway.resolve(PATH))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
