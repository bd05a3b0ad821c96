package io.puente.simulator.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.Fault;
import io.puente.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What depends on what happened before: window, opt-out, templates, tokens, rates. */
class RecipientStateTest {
    private static final String OFFER =
            "{'messaging_product':'whatsapp','to':'+15550100001','type':'template','template':"
                    + "{'name':'spring_offer','language':{'code':'en_US'},'components':[{'type':'body','parameters':"
                    + "[{'type':'text','text':'Ana'}]}]}}";

    private final SimulatorClock clock = SimulatorClock.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private WhatsAppSimulator simulator =
            WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0), clock);
    private Caller business = new Caller(simulator);
    private WhatsAppCustomer ana = simulator.customer("Ana", "15550100001");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void restart(WhatsAppSettings settings) {
        simulator.close();
        simulator = WhatsAppSimulator.start(settings.withPort(0), clock);
        business = new Caller(simulator);
        ana = simulator.customer("Ana", "15550100001");
    }

    @Test
    void windowIsOpenFor24HoursAfterTheLastMessage() throws Exception {
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(131047);
        simulator.webhook(ana.text("Hola"));
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(business.text("+15550100001", "x").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(131047);
        assertThat(business.send(OFFER).status()).isEqualTo(200);
        simulator.webhook(ana.call());
        assertThat(business.text("+15550100001", "x").status()).isEqualTo(200);
    }

    @Test
    void lateWebhookOfAnOldMessageOpensNothing() throws Exception {
        simulator.webhook(ana.text("Hola").at(clock.instant().minus(Duration.ofDays(2))));
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(131047);
        simulator.webhook(ana.reaction("wamid.x", "👍"), ana.text("Hola").inGroup("G1"));
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(131047);
    }

    @Test
    void windowBelongsToOneNumber() throws Exception {
        BusinessNumber other = new BusinessNumber("106000000000002", "15550100009", "1");
        simulator.webhook(ana.writingTo(other).text("Hola"));
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(131047);
    }

    @Test
    void whoStopsMarketingGetsNoneButGetsAnswers() throws Exception {
        simulator.webhook(ana.text("Hola"), ana.stopsMarketing());
        assertThat(business.send(OFFER).code()).isEqualTo(131050);
        assertThat(business.text("+15550100001", "x").status()).isEqualTo(200);
        simulator.webhook(ana.resumesMarketing());
        assertThat(business.send(OFFER).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"PAUSED, 132015", "DISABLED, 132016", "PENDING, 132001", "REJECTED, 132001", "APPROVED, 0"})
    void templateState(String state, int code) throws Exception {
        String told = new String(simulator.templateStatus("spring_offer", "en_US", state), "UTF-8");
        assertThat(told).contains("message_template_status_update").contains("\"event\":\"" + state + "\"");
        assertThat(business.send(OFFER).code()).isEqualTo(code);
    }

    @Test
    void userIdAsRecipientArrivesAndAsPhoneIsLost() throws Exception {
        WhatsAppCustomer luis = simulator.usernameOnly("Luis", "luis.demo", "ES");
        simulator.webhook(luis.text("Hola"));
        Caller.Answer good = business.send(
                "{'messaging_product':'whatsapp','recipient':'" + luis.userId() + "','text':{'body':'x'}}");
        assertThat(good.json().at("/contacts/0/user_id").asText()).isEqualTo(luis.userId());
        assertThat(good.json().at("/contacts/0/wa_id").isMissingNode()).isTrue();
        Caller.Answer lost = business.text(luis.userId(), "x");
        assertThat(lost.status()).isEqualTo(200);
        assertThat(simulator.sent()).extracting(BusinessMessage::lost).containsExactly(false, true);
    }

    @Test
    void phoneWinsOverUserId() throws Exception {
        simulator.webhook(ana.text("Hola"));
        Caller.Answer answer = business.send(
                "{'messaging_product':'whatsapp','to':'+15550100001','recipient':'ES.1','text':{'body':'x'}}");
        assertThat(answer.json().at("/contacts/0/wa_id").asText()).isEqualTo("15550100001");
    }

    @Test
    void authenticationTemplateNeedsAPhone() throws Exception {
        simulator.webhook(ana.text("Hola"));
        assertThat(business.post(
                                "/v25.0/" + simulator.settings().wabaId() + "/message_templates",
                                "{\"name\":\"code\",\"language\":\"en\",\"category\":\"AUTHENTICATION\",\"components\":"
                                        + "[{\"type\":\"BODY\",\"text\":\"Your code\"}]}")
                        .status())
                .isEqualTo(200);
        assertThat(business.send("{'messaging_product':'whatsapp','recipient':'" + ana.userId()
                                + "','type':'template','template':{'name':'code','language':{'code':'en'}}}")
                        .code())
                .isEqualTo(131062);
    }

    @Test
    void tokenIsCheckedAndCanExpire() throws Exception {
        Caller.Answer without = business.call(business.request("/v25.0/1").setHeader("Authorization", "Bearer wrong"));
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.code()).isEqualTo(190);
        simulator.server().faults().onAny().play(Fault.expireToken());
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(190);
        simulator.renewToken(simulator.settings().accessToken());
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(131047);
    }

    @Test
    void pairRateAndThroughputAreLimitedOnRequest() throws Exception {
        restart(WhatsAppSettings.demo().withRateLimits(true));
        simulator.webhook(ana.text("Hola"));
        for (int i = 0; i < 45; i++) {
            assertThat(business.text("+15550100001", "x").status()).isEqualTo(200);
        }
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(131056);
        clock.advance(Duration.ofSeconds(6));
        assertThat(business.text("+15550100001", "x").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(10));
        for (int i = 0; i < 80; i++) {
            simulator.webhook(simulator.customer("N", "1555020" + (1000 + i)).text("Hola"));
            assertThat(business.text("+1555020" + (1000 + i), "x").status()).isEqualTo(200);
        }
        assertThat(business.text("+15550100001", "x").code()).isEqualTo(130429);
    }

    @Test
    void readReceiptsNameAReceivedMessage() throws Exception {
        Update hello = ana.text("Hola");
        simulator.webhook(hello);
        String receipt = "{'messaging_product':'whatsapp','status':'read','message_id':'%s',"
                + "'typing_indicator':{'type':'text'}}";
        assertThat(business.send(receipt.formatted(hello.id()))
                        .json()
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(simulator.markedRead()).containsExactly(hello.id());
        assertThat(business.send(receipt.formatted("wamid.unknown")).code()).isEqualTo(100);
        clock.advance(Duration.ofDays(31));
        assertThat(business.send(receipt.formatted(hello.id())).code()).isEqualTo(131009);
    }

    @Test
    void accountCalls() throws Exception {
        String waba = "/v25.0/" + simulator.settings().wabaId();
        assertThat(business.get(waba + "/message_templates?name=hello_world")
                        .json()
                        .path("data"))
                .hasSize(1);
        assertThat(business.post(waba + "/subscribed_apps", "")
                        .json()
                        .path("success")
                        .asBoolean())
                .isTrue();
        String number = business.number().id();
        assertThat(business.get("/v25.0/" + number).json().path("id").asText()).isEqualTo(number);
        assertThat(business.get("/v25.0/999/nothing").code()).isEqualTo(100);
        assertThat(business.get("/nothing").code()).isEqualTo(2500);
        assertThat(simulator.server().calls().countOf("GET", "/{version}/{id}/message_templates"))
                .isEqualTo(1);
    }
}
