package io.puente.gateway.system;

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
