package io.puente.gateway.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.whatsapp.WhatsAppCustomer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers that stop in the middle of a request, or hang up, take nothing from the others. */
class SlowSendersTest {
    private static final int STRANGERS = 100;

    private final Platforms platforms = Platforms.start();
    private final WebhookPoster poster = new WebhookPoster(platforms.whatsapp());
    private final WhatsAppCustomer marta = platforms.whatsapp().customer("Marta Vidal", "15550107711");
    private final List<Socket> strangers = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws IOException {
        for (Socket stranger : strangers) {
            stranger.close();
        }
        platforms.close();
    }

    private void halfARequest(URI gateway) throws IOException {
        var socket = new Socket("127.0.0.1", gateway.getPort());
        strangers.add(socket);
        socket.getOutputStream()
                .write(("POST " + WebhookPoster.PATH + " HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                        .getBytes(US_ASCII));
    }

    @Test
    void aWebhookIsAcknowledgedBesideManyThatNeverEnd() throws Exception {
        var settings = new HashMap<>(platforms.settings());
        // None of them gives up while this test lasts.
        settings.put("server.tomcat.connection-timeout", "1h");
        try (var gateway = GatewayHere.start(folder, settings)) {
            for (int i = 0; i < STRANGERS; i++) {
                halfARequest(gateway.uri());
            }
            for (int i = 0; i < 20; i++) {
                byte[] body = platforms.whatsapp().webhook(marta.text("beside slow ones " + i));
                assertThat(poster.post(gateway.uri(), body)).isEqualTo(200);
            }
            for (Socket stranger : strangers) {
                stranger.close();
            }
            byte[] body = platforms.whatsapp().webhook(marta.text("after they left"));
            assertThat(poster.post(gateway.uri(), body)).isEqualTo(200);
        }
    }
}
