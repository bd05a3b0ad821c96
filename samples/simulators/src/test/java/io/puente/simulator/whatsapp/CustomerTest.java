package io.puente.simulator.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.SimulatorClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerTest {
    private static final byte[] BYTES = {1, 2, 3};

    private final WhatsAppSimulator simulator = WhatsAppSimulator.start(
            WhatsAppSettings.demo().withPort(0), SimulatorClock.fixed(Instant.parse("2026-03-01T12:00:00Z")));
    private final WhatsAppCustomer ana = simulator.customer("Ana", "15550100001");

    @AfterAll
    void stop() {
        simulator.close();
    }

    private static Arguments row(String name, Function<WhatsAppCustomer, Update> does, String pointer, String value) {
        return Arguments.of(name, does, pointer, value);
    }

    static Stream<Arguments> acts() {
        return Stream.of(
                row("text", c -> c.text("Hola"), "/text/body", "Hola"),
                row("image", c -> c.image(BYTES, "image/jpeg", "cap"), "/image/caption", "cap"),
                row("video", c -> c.video(BYTES, "video/mp4", ""), "/video/mime_type", "video/mp4"),
                row("voice note", c -> c.voiceNote(BYTES), "/audio/voice", "true"),
                row("document", c -> c.document(BYTES, "application/pdf", "a.pdf", ""), "/document/filename", "a.pdf"),
                row("sticker", c -> c.sticker(BYTES), "/sticker/mime_type", "image/webp"),
                row("location", c -> c.location(1.5, 2, "Place", "Street"), "/location/latitude", "1.5"),
                row("card", c -> c.contactCard("B", "C", "+15550100077"), "/contacts/0/name/formatted_name", "B C"),
                row("button", c -> c.button("wamid.T", "STOP", "Stop"), "/context/id", "wamid.T"),
                row("reply button", c -> c.buttonReply("wamid.T", "i", "t"), "/interactive/button_reply/id", "i"),
                row("list", c -> c.listReply("wamid.T", "i", "t", "d"), "/interactive/list_reply/description", "d"),
                row("flow", c -> c.flowReply("wamid.T", "{}"), "/interactive/nfm_reply/response_json", "{}"),
                row("reaction", c -> c.reaction("wamid.T", "👍"), "/reaction/emoji", "👍"),
                row("edit", c -> c.edit("wamid.T", "new"), "/edit/message/text/body", "new"),
                row("revoke", c -> c.revoke("wamid.T"), "/revoke/original_message_id", "wamid.T"),
                row("order", c -> c.order("1", "sku", 2, 9.5, "EUR"), "/order/product_items/0/item_price", "9.5"),
                row("unsupported", c -> c.unsupported("poll"), "/errors/0/code", "131051"),
                row("ad", c -> c.text("Hi").fromAd("77", "Offer", "https://example.com"), "/referral/source_id", "77"),
                row("group", c -> c.text("Hi").inGroup("G"), "/group_id", "G"),
                row("forwarded", c -> c.text("Hi").forwarded(), "/context/forwarded", "true"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void messages(String name, Function<WhatsAppCustomer, Update> does, String pointer, String value) throws Exception {
        JsonNode body = Caller.JSON.readTree(simulator.webhook(does.apply(ana)));
        JsonNode shown = body.at("/entry/0/changes/0/value");
        JsonNode message = shown.at("/messages/0");
        assertThat(message.at(pointer).asText()).isEqualTo(value);
        assertThat(message.path("timestamp").asText()).isEqualTo("1772366400");
        assertThat(message.path("timestamp").isTextual()).isTrue();
        assertThat(message.path("from").asText()).isEqualTo("15550100001");
        assertThat(message.path("from_user_id").asText()).isEqualTo(ana.userId());
        assertThat(shown.at("/contacts/0/profile/name").asText()).isEqualTo("Ana");
        assertThat(shown.at("/metadata/phone_number_id").asText()).isEqualTo("106000000000001");
        assertThat(body.at("/entry/0/id").asText())
                .isEqualTo(simulator.settings().wabaId());
    }

    @Test
    void idsCarryTheNumberAndDiffer() {
        String first = ana.text("a").id();
        assertThat(first).startsWith("wamid.").isNotEqualTo(ana.text("a").id());
        String content = new String(Base64.getDecoder().decode(first.substring(6)), StandardCharsets.ISO_8859_1);
        assertThat(content).contains("15550100001");
        assertThat(ana.userId()).matches("US\\.[0-9]{19}");
    }

    @Test
    void hiddenPhoneAppearsNowhereInTheFields() throws Exception {
        JsonNode value = Caller.JSON
                .readTree(simulator.webhook(ana.hidingPhone("ana.demo").text("Hola")))
                .at("/entry/0/changes/0/value");
        assertThat(value.findValue("wa_id")).isNull();
        assertThat(value.at("/messages/0").has("from")).isFalse();
        assertThat(value.at("/contacts/0/user_id").asText()).isEqualTo(ana.userId());
        assertThat(value.at("/contacts/0/profile/username").asText()).isEqualTo("ana.demo");
    }

    @Test
    void numberChangeIsASystemMessageWithoutContact() throws Exception {
        WhatsAppCustomer now = simulator.customer("Ana", "15550100002");
        JsonNode value = Caller.JSON
                .readTree(simulator.webhook(ana.changedNumberTo(now)))
                .at("/entry/0/changes/0/value");
        assertThat(value.has("contacts")).isFalse();
        assertThat(value.at("/messages/0/system/previous_user_id").asText()).isEqualTo(ana.userId());
        assertThat(value.at("/messages/0/system/wa_id").asText()).isEqualTo("15550100002");
        assertThat(value.at("/messages/0/from").asText()).isEqualTo("15550100001");
    }

    @Test
    void callsHaveABeginningAndAnEnd() throws Exception {
        Update ringing = ana.call();
        JsonNode calls = Caller.JSON
                .readTree(simulator.webhook(ringing, ana.hangsUp(ringing, Duration.ofMinutes(2))))
                .at("/entry/0/changes/0/value/calls");
        assertThat(calls.at("/0/event").asText()).isEqualTo("connect");
        assertThat(calls.at("/1/duration").asInt()).isEqualTo(120);
        assertThat(calls.at("/1/id").asText()).isEqualTo(ringing.id()).startsWith("wacid.");
    }
}
