package io.puente.simulator.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneAppTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] BYTES = {1, 2, 3};

    private final WhatsAppSimulator simulator =
            WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0), SimulatorClock.fixed(NOON));
    private final WhatsAppCustomer ana = simulator.customer("Ana", "15550100001");

    @AfterAll
    void stop() {
        simulator.close();
    }

    private JsonNode change(Update... updates) throws Exception {
        return Caller.JSON.readTree(simulator.webhook(updates)).at("/entry/0/changes/0");
    }

    @Test
    void echoTellsTheCustomerWithoutTheName() throws Exception {
        JsonNode change = change(ana.echo("We open at nine"));
        assertThat(change.path("field").asText()).isEqualTo("smb_message_echoes");
        JsonNode echo = change.at("/value/message_echoes/0");
        assertThat(echo.path("from").asText()).isEqualTo("15550100000");
        assertThat(echo.path("to").asText()).isEqualTo("15550100001");
        assertThat(echo.path("to_user_id").asText()).isEqualTo(ana.userId());
        assertThat(echo.path("id").asText()).startsWith("wamid.");
        assertThat(echo.at("/text/body").asText()).isEqualTo("We open at nine");
        assertThat(change.at("/value/contacts/0/wa_id").asText()).isEqualTo("15550100001");
        assertThat(change.at("/value/contacts/0").has("profile")).isFalse();
    }

    @Test
    void echoOpensNoWindow() throws Exception {
        WhatsAppCustomer silent = simulator.customer("Bea", "15550100002");
        change(silent.echo("Hello"));
        assertThat(simulator.windowEnd(silent, simulator.settings().numbers().get(0)))
                .isEmpty();
    }

    @Test
    void echoedPictureCanBeFetchedById() throws Exception {
        JsonNode image = change(ana.echoImage(BYTES, "image/png", "Plan")).at("/value/message_echoes/0/image");
        assertThat(image.path("caption").asText()).isEqualTo("Plan");
        assertThat(image.has("url")).isFalse();
        Caller business = new Caller(simulator);
        String url = business.get("/v25.0/" + image.path("id").asText())
                .json()
                .path("url")
                .asText();
        assertThat(business.get(url).bytes()).isEqualTo(BYTES);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"sent", "delivered", "read"})
    void statusesNameTheEcho(String status) throws Exception {
        Update echo = ana.echo("Hello");
        JsonNode change = change(simulator.statusOf(echo, status));
        assertThat(change.path("field").asText()).isEqualTo("messages");
        JsonNode told = change.at("/value/statuses/0");
        assertThat(told.path("id").asText()).isEqualTo(echo.id());
        assertThat(told.path("status").asText()).isEqualTo(status);
        assertThat(told.path("recipient_id").asText()).isEqualTo("15550100001");
        assertThat(told.has("pricing")).isFalse();
    }

    @Test
    void customersMessageHasNoStatus() {
        Update message = ana.text("Hello");
        assertThatThrownBy(() -> simulator.statusOf(message, "read")).hasMessageContaining("messages/messages");
    }

    @ParameterizedTest(name = "{0} hours ago")
    @CsvSource({"1, 0", "48, 1", "2400, 2"})
    void historyIsAThreadOfBothSides(int hours, int phase) throws Exception {
        Instant then = NOON.minus(Duration.ofHours(hours));
        JsonNode change = change(
                ana.history(ana.text("Are you open?").at(then), ana.echo("Yes").at(then.plusSeconds(60))));
        assertThat(change.path("field").asText()).isEqualTo("history");
        JsonNode chunk = change.at("/value/history/0");
        assertThat(chunk.at("/metadata/phase").asInt()).isEqualTo(phase);
        assertThat(chunk.at("/threads/0/id").asText()).isEqualTo("15550100001");
        assertThat(chunk.at("/threads/0/context/user_id").asText()).isEqualTo(ana.userId());
        assertThat(chunk.at("/threads/0/messages/0/from").asText()).isEqualTo("15550100001");
        assertThat(chunk.at("/threads/0/messages/1/to").asText()).isEqualTo("15550100001");
        assertThat(chunk.at("/threads/0/messages/1/history_context/status").asText())
                .isEqualTo("READ");
    }

    @Test
    void historyOfSomebodyElseIsRefused() {
        WhatsAppCustomer other = simulator.customer("Bea", "15550100002");
        assertThatThrownBy(() -> ana.history(other.text("Hi"))).hasMessageContaining("one customer");
        assertThatThrownBy(() -> ana.history(ana.call())).hasMessageContaining("messages and echoes");
    }
}
