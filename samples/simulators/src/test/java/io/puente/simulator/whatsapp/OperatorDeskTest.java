package io.puente.simulator.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorServer;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorDeskTest {
    private final WhatsAppSimulator simulator =
            WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0));
    private final Caller business = new Caller(simulator);
    private final SimulatorServer receiver = SimulatorServer.start(0, request -> SimulatorReply.empty(200));

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void pageShowsBothDirectionsAndEscapes() throws Exception {
        simulator.webhooks().callback(URI.create(receiver.baseUri() + "/hook"));
        business.post("/_sim/say", "{\"phone\":\"15550100001\",\"name\":\"<i>Ana\",\"text\":\"Hi\"}");
        business.text("+15550100001", "<script>alert(1)</script> & more");
        String page = new String(business.get("/").bytes(), "UTF-8");
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more")
                .contains("&lt;i&gt;Ana, +15550100001")
                .doesNotContain("<script>", "<i>");
        assertThat(page).contains("<td>200</td>");
    }

    @Test
    void personCanPlayFromTheShell() throws Exception {
        assertThat(business.post("/_sim/say", "{\"phone\":\"15550100001\",\"text\":\"Hi\"}")
                        .status())
                .isEqualTo(400);
        simulator.webhooks().callback(URI.create(receiver.baseUri() + "/hook"));
        assertThat(business.post("/_sim/say", "{\"phone\":\"15550100001\",\"text\":\"Hi\"}")
                        .json()
                        .path("callbackAnswered")
                        .asInt())
                .isEqualTo(200);
        assertThat(business.call(business.request("/_sim/say")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("phone=15550100001&name=Ana&text=Hi+there")))
                        .status())
                .isEqualTo(303);
        assertThat(business.post("/_sim/say", "{\"phone\":\"1\"}").status()).isEqualTo(400);
        business.text("+15550100001", "x");
        assertThat(business.post("/_sim/statuses", "").json().path("webhooks").asInt())
                .isEqualTo(3);
        assertThat(business.get("/_sim/messages").json().path("messages")).hasSize(1);
        assertThat(business.post("/_sim/callback", "{\"url\":\"" + receiver.baseUri() + "/hook\"}")
                        .status())
                .isEqualTo(400);
        business.post("/_sim/token", "{\"token\":\"other\"}");
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(190);
        business.post("/_sim/reset", "");
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(131047);
        assertThat(simulator.sent()).isEmpty();
    }
}
