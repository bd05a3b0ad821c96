package io.puente.simulator.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.SimulatorClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaLifeTest {
    private static final byte[] PICTURE = "not really a picture \r\n--x".getBytes(StandardCharsets.UTF_8);

    private final SimulatorClock clock = SimulatorClock.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private final WhatsAppSimulator simulator =
            WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0), clock);
    private final Caller business = new Caller(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode receivedImage() throws Exception {
        byte[] webhook =
                simulator.webhook(simulator.customer("Ana", "15550100001").image(PICTURE, "image/jpeg", ""));
        return Caller.JSON.readTree(webhook).at("/entry/0/changes/0/value/messages/0/image");
    }

    @Test
    void customersFileCanBeFetchedByLinkAndById() throws Exception {
        JsonNode image = receivedImage();
        assertThat(image.has("caption")).isFalse();
        assertThat(business.get(image.path("url").asText()).bytes()).isEqualTo(PICTURE);
        JsonNode resolved = business.get("/v25.0/" + image.path("id").asText()).json();
        assertThat(resolved.path("file_size").asText()).isEqualTo(String.valueOf(PICTURE.length));
        assertThat(resolved.path("mime_type").asText()).isEqualTo("image/jpeg");
        assertThat(HexFormat.of().parseHex(resolved.path("sha256").asText()))
                .isEqualTo(Base64.getDecoder().decode(image.path("sha256").asText()));
    }

    @Test
    void linkDiesAfterFiveMinutesAndIdAfterSevenDays() throws Exception {
        JsonNode image = receivedImage();
        String id = "/v25.0/" + image.path("id").asText();
        clock.advance(Duration.ofMinutes(5));
        assertThat(business.get(image.path("url").asText()).status()).isEqualTo(404);
        String fresh = business.get(id).json().path("url").asText();
        assertThat(business.get(fresh).status()).isEqualTo(200);
        clock.advance(Duration.ofDays(7));
        assertThat(business.get(id).code()).isEqualTo(100);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"no token, '', '', 401", "forged link, hash=, hash=0, 404", "longer life, ext=, ext=9, 404"})
    void downloadIsGuarded(String name, String what, String with, int status) throws Exception {
        String url = receivedImage().path("url").asText();
        Caller.Answer answer = what.isEmpty()
                ? business.call(business.request(url).setHeader("Authorization", "none"))
                : business.get(url.replace(what, with));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void uploadLives30DaysAndCanBeDeleted() throws Exception {
        byte[] file = PICTURE.clone();
        String id = business.upload("image/png", file).json().path("id").asText();
        String path = "/v25.0/" + id;
        clock.advance(Duration.ofDays(29));
        assertThat(business.get(business.get(path).json().path("url").asText()).bytes())
                .isEqualTo(file);
        assertThat(business.delete(path).json().path("success").asBoolean()).isTrue();
        assertThat(business.get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "image too large, image/png, 5242881, 131053",
        "sticker too large, image/webp, 512001, 131053",
        "empty, image/png, 0, 131053",
        "part without type, '', 3, 100",
        "audio with parameters, audio/ogg; codecs=opus, 3, 0",
    })
    void uploads(String name, String type, int size, int code) throws Exception {
        assertThat(business.upload(type, new byte[size]).code()).isEqualTo(code);
    }
}
