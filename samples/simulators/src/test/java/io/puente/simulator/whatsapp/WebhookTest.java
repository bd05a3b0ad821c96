package io.puente.simulator.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.Fault;
import io.puente.simulator.SimulatorClock;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks against a receiver, which is a simulator server too, so that it can fail on script. */
class WebhookTest {
    private final SimulatorClock clock = SimulatorClock.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private final WhatsAppSimulator simulator =
            WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0), clock);
    private final Caller business = new Caller(simulator);
    private final WhatsAppCustomer ana = simulator.customer("Ana", "15550100001");
    private final List<SimulatorRequest> got = new CopyOnWriteArrayList<>();
    private final SimulatorServer receiver = SimulatorServer.start(0, this::receive);
    private final URI callback = URI.create(receiver.baseUri() + "/hook");

    private SimulatorReply receive(SimulatorRequest request) {
        if (request.method().equals("GET")) {
            boolean ours = request.query("hub.verify_token").orElse("").equals("demo-verify-token");
            return ours
                    ? SimulatorReply.text(200, request.query("hub.challenge").orElse(""))
                    : SimulatorReply.empty(403);
        }
        got.add(request);
        return SimulatorReply.empty(200);
    }

    @BeforeEach
    void listen() {
        simulator.webhooks().callback(callback);
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void bodyIsSignedOverItsBytes() throws Exception {
        assertThat(simulator.deliver(ana.text("¿Qué tal? 👋")).delivered()).isTrue();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("demo-app-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                "sha256=" + HexFormat.of().formatHex(mac.doFinal(got.get(0).body()));
        assertThat(got.get(0).header("x-hub-signature-256")).hasValue(expected);
        assertThat(simulator.signature(got.get(0).body())).isEqualTo(expected);
    }

    @Test
    void severalUpdatesShareOneCallAndOneContact() throws Exception {
        simulator.deliver(ana.text("one"), ana.text("two"), ana.stopsMarketing());
        JsonNode changes = Caller.JSON.readTree(got.get(0).body()).at("/entry/0/changes");
        assertThat(changes).hasSize(2);
        assertThat(changes.at("/0/value/messages")).hasSize(2);
        assertThat(changes.at("/0/value/contacts")).hasSize(1);
        assertThat(changes.at("/0/value/messages/0/id")).isNotEqualTo(changes.at("/0/value/messages/1/id"));
        assertThat(changes.at("/1/field").asText()).isEqualTo("user_preferences");
        assertThat(changes.at("/1/value/user_preferences/0/timestamp").isNumber())
                .isTrue();
        assertThatThrownBy(() -> simulator.webhook()).hasMessageContaining("1 to 1000");
    }

    @Test
    void onlyAPlain200CountsAndTheRestIsRepeatedWithTheSameBytes() throws Exception {
        receiver.faults().onAny().play(Fault.reply(204));
        receiver.faults().onAny().play(Fault.refuse());
        receiver.faults().onAny().play(Fault.reply(500));
        Delivery failed = simulator.deliver(ana.text("Hola"));
        assertThat(failed.delivered()).isFalse();
        assertThat(failed.attempts()).isEqualTo(2);
        assertThat(failed.status()).isZero();
        assertThat(simulator.webhooks().redeliverDue()).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(simulator.webhooks().redeliverDue())
                .extracting(Delivery::status)
                .containsExactly(500);
        assertThat(simulator.webhooks().redeliverPending())
                .extracting(Delivery::delivered)
                .containsExactly(true);
        assertThat(simulator.webhooks().pending()).isZero();
        assertThat(receiver.faults().unused()).isEmpty();
        assertThat(got).hasSize(1);
    }

    @Test
    void afterSevenDaysItGivesUp() throws Exception {
        receiver.down(true);
        simulator.deliver(ana.text("Hola"));
        clock.advance(Duration.ofDays(7));
        assertThat(simulator.webhooks().redeliverDue())
                .extracting(Delivery::givenUp)
                .containsExactly(true);
        assertThat(simulator.webhooks().pending()).isZero();
    }

    @Test
    void handshakeDemandsTheChallenge() throws Exception {
        assertThat(simulator.webhooks().verifyAndUse(callback)).isEmpty();
        receiver.faults().onAny().play(Fault.reply(200, Map.of(), "\"quoted\""));
        assertThat(simulator.webhooks().verifyAndUse(callback)).contains("challenge");
        Caller.Answer refused = business.post(
                "/v25.0/" + simulator.settings().wabaId() + "/subscribed_apps",
                "{\"override_callback_uri\":\"" + receiver.baseUri()
                        + "/hook\",\"verify_token\":\"demo-verify-token\"}");
        assertThat(refused.json().path("success").asBoolean()).isTrue();
    }

    @Test
    void statusesTellOfTheMessageWithItsCallbackData() throws Exception {
        simulator.webhook(ana.text("Hola"));
        String wamid = business.send("{'messaging_product':'whatsapp','to':'+15550100001','text':{'body':'x'},"
                        + "'biz_opaque_callback_data':'key-1'}")
                .wamid();
        assertThat(simulator.deliverStatuses()).hasSize(3);
        assertThat(simulator.deliverStatuses()).isEmpty();
        JsonNode sent = status(0);
        assertThat(sent.path("id").asText()).isEqualTo(wamid);
        assertThat(sent.path("status").asText()).isEqualTo("sent");
        assertThat(sent.path("biz_opaque_callback_data").asText()).isEqualTo("key-1");
        assertThat(sent.at("/pricing/type").asText()).isEqualTo("free_customer_service");
        assertThat(status(1).path("recipient_user_id").asText()).isEqualTo(ana.userId());
        assertThat(status(2).path("status").asText()).isEqualTo("read");
        simulator.deliver(simulator.failure(wamid, 131000, "Something went wrong"));
        assertThat(status(3).at("/errors/0/code").asInt()).isEqualTo(131000);
    }

    @Test
    void sendThatIsAppliedAndThenDroppedIsFoundByItsStatus() throws Exception {
        simulator.webhook(ana.text("Hola"));
        simulator.server().faults().on("POST", ".*/messages").play(Fault.applyThenDrop());
        assertThatThrownBy(
                        () -> business.send("{'messaging_product':'whatsapp','to':'+15550100001','text':{'body':'x'},"
                                + "'biz_opaque_callback_data':'key-2'}"))
                .isInstanceOf(IOException.class);
        simulator.deliverStatuses(List.of("read", "sent", "read"));
        assertThat(got).hasSize(3);
        assertThat(status(0).path("biz_opaque_callback_data").asText()).isEqualTo("key-2");
        assertThat(status(0).path("status").asText()).isEqualTo("read");
        assertThat(status(1).path("status").asText()).isEqualTo("sent");
    }

    @Test
    void refusalsCanComeAsStatus() throws Exception {
        try (var late =
                WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0).withRefuseByStatus(true), clock)) {
            late.webhooks().callback(callback);
            late.leavesWhatsApp("15550100002");
            assertThat(new Caller(late).text("+15550100001", "x").status()).isEqualTo(200);
            assertThat(new Caller(late).text("+15550100002", "x").status()).isEqualTo(200);
            assertThat(late.deliverStatuses()).hasSize(1);
            JsonNode statuses = Caller.JSON.readTree(got.get(0).body()).at("/entry/0/changes/0/value");
            assertThat(statuses.findValuesAsText("code")).containsExactly("131047", "131026");
            assertThat(statuses.has("contacts")).isFalse();
        }
    }

    @Test
    void automaticStatusesComeByThemselves() throws Exception {
        try (var live =
                WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0).withAutomatic(true), clock)) {
            live.webhooks().callback(callback);
            live.webhook(live.customer("Ana", "15550100001").text("Hola"));
            new Caller(live).text("+15550100001", "x");
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (got.size() < 3 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(got).hasSize(3);
        }
    }

    private JsonNode status(int call) throws Exception {
        return Caller.JSON.readTree(got.get(call).body()).at("/entry/0/changes/0/value/statuses/0");
    }
}
