package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.Fault;
import io.puente.simulator.SimulatorClock;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.rest.AuthenticationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String CONTACTS = "/data/Contact/Contact";
    private static final long WAIT_NANOS = Duration.ofSeconds(20).toNanos();

    private final SimulatorClock clock = SimulatorClock.fixed(Instant.parse("2026-01-31T12:00:00Z"));
    private SiebelSimulator siebel = SiebelSimulator.start(
            SiebelSimulatorSettings.demo().withClock(clock).withMaxConnections(3));
    private final RestClient client = RestClient.login(siebel);

    @AfterEach
    void stop() {
        siebel.close();
    }

    @Test
    void wrongCredentialsAre401AndNoneAreTheAnonymousUser() {
        client.create(CONTACTS, "{\"First Name\":\"A\",\"Last Name\":\"B\"}");

        RestClient.Reply wrong = RestClient.login(siebel, "SADMIN", "x").get(CONTACTS);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.http().headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(RestClient.anonymous(siebel)
                        .with("Authorization", "Bearer x")
                        .get(CONTACTS)
                        .status())
                .isEqualTo(401);
        assertThat(RestClient.anonymous(siebel)
                        .get(CONTACTS, "ViewMode", "Organization")
                        .status())
                .isEqualTo(404);
        siebel.behave(Behaviour.NO_ANONYMOUS, true);
        assertThat(RestClient.anonymous(siebel).get(CONTACTS).status()).isEqualTo(401);
    }

    @Test
    void anEndedSessionIsRefusedOnce() {
        client.get(CONTACTS);
        siebel.expireTokens();
        assertThat(client.get(CONTACTS).status()).isEqualTo(401);
        assertThat(client.get(CONTACTS).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(901));
        assertThat(client.get(CONTACTS).status()).isEqualTo(404);
        siebel.behave(Behaviour.SESSION_END_IS_401, true);
        clock.advance(Duration.ofSeconds(901));
        assertThat(client.get(CONTACTS).status()).isEqualTo(401);
        assertThat(client.get(CONTACTS).status()).isEqualTo(404);
    }

    @Test
    void tokensOfTheIdentityProviderLiveAnHour() {
        siebel.close();
        siebel = SiebelSimulator.start(
                SiebelSimulatorSettings.demo().withClock(clock).withAuthentication(AuthenticationType.OAUTH));
        assertThat(RestClient.login(siebel).get(CONTACTS).status()).isEqualTo(401);
        assertThat(token("x").status()).isEqualTo(401);
        RestClient bearer = bearer();

        assertThat(bearer.post(CONTACTS, "{\"First Name\":\"A\",\"Last Name\":\"B\"}")
                        .status())
                .isEqualTo(200);
        assertThat(siebel.records("Contact").get(0)).containsEntry("Created By", "0-1");
        clock.advance(Duration.ofMinutes(61));
        assertThat(bearer.get(CONTACTS).status()).isEqualTo(401);
    }

    @Test
    void aTokenAskedForAfterTheOthersDiedIsGoodAtOnce() {
        siebel.close();
        siebel = SiebelSimulator.start(SiebelSimulatorSettings.demo().withAuthentication(AuthenticationType.OAUTH));
        RestClient dead = bearer();
        assertThat(dead.get(CONTACTS).status()).isEqualTo(404);

        siebel.expireTokens();

        assertThat(dead.get(CONTACTS).status()).isEqualTo(401);
        assertThat(bearer().get(CONTACTS).status()).isEqualTo(404);
        assertThat(dead.get(CONTACTS).status()).isEqualTo(401);
    }

    private RestClient bearer() {
        String token = token("demo-secret").json().path("access_token").asText();
        return RestClient.anonymous(siebel).with("Authorization", "Bearer " + token);
    }

    private RestClient.Reply token(String secret) {
        return RestClient.anonymous(siebel)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .raw(
                        "POST",
                        "/idp/token",
                        "grant_type=client_credentials&client_id=demo-client&client_secret=" + secret);
    }

    @Test
    void moreCallsThanConnectionsWait() {
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            siebel.connections().hold();
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(
                        CompletableFuture.supplyAsync(() -> client.get(CONTACTS).status(), threads));
            }
            waitFor(5);
            siebel.connections().release();
            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(404));
            assertThat(siebel.connections().mostConcurrent()).isEqualTo(5);
            assertThat(siebel.connections().present()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void orAreRefused() {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            siebel.behave(Behaviour.LIMIT_REFUSES, true);
            siebel.connections().hold();
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                calls.add(
                        CompletableFuture.supplyAsync(() -> client.get(CONTACTS).status(), threads));
                waitFor(i);
            }
            assertThat(client.get(CONTACTS).status()).isEqualTo(503);
            siebel.connections().release();
            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(404));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writesOfOneRowAtOnceMayConflict() {
        String path = CONTACTS + "/" + client.create(CONTACTS, "{\"First Name\":\"A\",\"Last Name\":\"B\"}");
        siebel.behave(Behaviour.CONCURRENT_WRITES_CONFLICT, true);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            siebel.connections().hold();
            List<CompletableFuture<RestClient.Reply>> calls = new ArrayList<>();
            for (String title : List.of("X", "Y")) {
                calls.add(CompletableFuture.supplyAsync(
                        () -> client.put(path, "{\"Job Title\":\"" + title + "\"}"), threads));
            }
            Object refused = CompletableFuture.anyOf(calls.get(0), calls.get(1)).join();
            siebel.connections().release();
            assertThat(((RestClient.Reply) refused).code()).isEqualTo("SBL-DAT-00523");
            assertThat(calls).extracting(call -> call.join().status()).containsExactlyInAnyOrder(200, 500);
        } finally {
            threads.shutdownNow();
        }
    }

    private void waitFor(int present) {
        long end = System.nanoTime() + WAIT_NANOS;
        while (siebel.connections().present() < present) {
            assertThat(System.nanoTime())
                    .as("%s calls present in time", present)
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void slashesFormatsAndMethods() {
        assertThat(client.get(CONTACTS + "/").status()).isEqualTo(404);
        client.create(CONTACTS + "/", "{\"First Name\":\"A\",\"Last Name\":\"B\"}");
        assertThat(client.get(CONTACTS + "/").status()).isEqualTo(200);
        siebel.behave(Behaviour.TRAILING_SLASH_REQUIRED, true);
        assertThat(client.get(CONTACTS).status()).isEqualTo(404);
        siebel.behave(Behaviour.TRAILING_SLASH_REQUIRED, false);
        siebel.behave(Behaviour.TRAILING_SLASH_REFUSED, true);
        assertThat(client.get(CONTACTS + "/").status()).isEqualTo(404);
        assertThat(client.with("Content-Type", "text/xml").get(CONTACTS).status())
                .isEqualTo(415);
        assertThat(client.with("Accept", "text/xml").get(CONTACTS).status()).isEqualTo(406);
        assertThat(client.call("PATCH", CONTACTS, "", "{}").status()).isEqualTo(405);
        assertThat(client.call("OPTIONS", CONTACTS, "", null).status()).isEqualTo(200);
        assertThat(client.raw("GET", "/siebel-rest/v1.0" + CONTACTS, null).status())
                .isEqualTo(404);
    }

    @Test
    void faultsAndTheCounterSeeTemplates() {
        String id = client.create(CONTACTS, "{\"First Name\":\"A\",\"Last Name\":\"B\"}");
        siebel.faults().on("GET", ".*/Contact/.*").play(Fault.reply(502));
        assertThat(client.get(CONTACTS + "/" + id).status()).isEqualTo(502);
        assertThat(client.get(CONTACTS + "/" + id).status()).isEqualTo(200);
        assertThat(siebel.calls().countOf("GET", "/siebel/v1.0" + CONTACTS + "/{id}"))
                .isEqualTo(2);
        siebel.behave(Behaviour.ERRORS_WITHOUT_BODY, true);
        assertThat(client.get(CONTACTS, "fields", "x").http().body()).isEmpty();
    }
}
