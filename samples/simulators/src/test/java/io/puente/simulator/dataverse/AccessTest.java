package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.dataverse.api.ServiceProtection.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AccessTest {
    private final DataverseSimulator dataverse = DataverseSimulator.start(
            DataverseSimulatorSettings.demo().withClock(SimulatorClock.fixed(Instant.parse("2026-03-01T10:00:00Z"))));

    @AfterEach
    void stop() {
        dataverse.close();
    }

    @TestFactory
    Stream<DynamicTest> refusedTokenRequests() {
        record Row(String name, String form, int status, String error, int code) {}
        String scope = "&scope=" + dataverse.scope();
        String client = "&client_id=demo-client&client_secret=demo-secret";
        String grant = "grant_type=client_credentials";
        return Stream.of(
                        new Row(
                                "bad secret",
                                grant + "&client_id=demo-client&client_secret=x" + scope,
                                401,
                                "invalid_client",
                                7000215),
                        new Row("no secret", grant + "&client_id=demo-client" + scope, 401, "invalid_client", 7000218),
                        new Row(
                                "unknown client",
                                grant + "&client_id=x&client_secret=x" + scope,
                                400,
                                "unauthorized_client",
                                700016),
                        new Row(
                                "other grant",
                                "grant_type=password" + client + scope,
                                400,
                                "unsupported_grant_type",
                                70003),
                        new Row("no scope", grant + client, 400, "invalid_request", 900144),
                        new Row(
                                "no .default",
                                grant + client + "&scope=" + dataverse.baseUri(),
                                400,
                                "invalid_scope",
                                1002012),
                        new Row(
                                "other environment",
                                grant + client + "&scope=https://other.crm.dynamics.com/.default",
                                400,
                                "invalid_resource",
                                500011))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    WebApiClient.Reply reply = WebApiClient.form(dataverse, row.form());
                    assertThat(reply.status()).isEqualTo(row.status());
                    assertThat(reply.json().path("error").asText()).isEqualTo(row.error());
                    assertThat(reply.json().path("error_codes").path(0).asInt()).isEqualTo(row.code());
                    assertThat(reply.json().path("error_description").asText())
                            .startsWith("AADSTS" + row.code() + ": ");
                }));
    }

    @Test
    void extraScopesOfKnownClientsAreIgnored() {
        assertThat(WebApiClient.form(
                                dataverse,
                                "client_info=1&grant_type=client_credentials&client_id=demo-client&client_secret="
                                        + "demo-secret&scope=" + dataverse.scope() + "+openid+profile+offline_access")
                        .json()
                        .path("expires_in")
                        .asInt())
                .isEqualTo(3_599);
    }

    @Test
    void tokensExpireByTheClockAndAreChallengedFor() {
        WebApiClient client = WebApiClient.login(dataverse);
        assertThat(client.get("/WhoAmI").json().path("UserId").asText()).hasSize(36);
        dataverse.clock().advance(Duration.ofHours(1));
        WebApiClient.Reply expired = client.get("/WhoAmI");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=")
                .contains("resource_id=");
        assertThat(WebApiClient.withToken(dataverse, "x").get("/WhoAmI").status())
                .isEqualTo(401);
    }

    @Test
    void usersMustBeMembersEnabledAndHaveRoles() {
        WebApiClient client = WebApiClient.login(dataverse);
        UUID user = dataverse.administration().userOfApplication("demo-client").orElseThrow();
        dataverse.administration().withdrawRoles(user, true);
        assertThat(client.get("/WhoAmI").code()).isEqualTo("0x80042f09");
        dataverse.administration().withdrawRoles(user, false);
        dataverse.administration().disableUser(user, true);
        assertThat(client.get("/WhoAmI").code()).isEqualTo("0x80040225");
        dataverse.administration().disableUser(user, false);
        UUID agent = dataverse.administration().addUser("Eva", "Agente");
        WebApiClient asAgent = client.with("MSCRMCallerID", agent.toString());
        asAgent.create("contacts", "{\"lastname\":\"x\"}");
        assertThat(dataverse.records("contact").get(0))
                .containsEntry("_createdby_value", agent.toString())
                .containsEntry("_createdonbehalfby_value", user.toString());
        assertThat(client.with("MSCRMCallerID", UUID.randomUUID().toString())
                        .get("/WhoAmI")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void otherVersionsOfTheProtocolAreRefused() {
        assertThat(WebApiClient.login(dataverse)
                        .with("OData-MaxVersion", "3.0")
                        .get("/WhoAmI")
                        .status())
                .isEqualTo(400);
        assertThat(WebApiClient.login(dataverse)
                        .with("Content-Type", "text/plain")
                        .post("/contacts", "{}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void requestsAreLimitedInASlidingWindow() {
        dataverse.limits().maxRequests(3);
        WebApiClient client = WebApiClient.login(dataverse);
        assertThat(client.get("/WhoAmI").header("x-ms-ratelimit-burst-remaining-xrm-requests"))
                .isEqualTo("2");
        dataverse.clock().advance(Duration.ofSeconds(100));
        client.get("/WhoAmI");
        client.get("/WhoAmI");
        WebApiClient.Reply refused = client.get("/WhoAmI");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("0x80072322");
        // The refused call counts as well: two of four must leave the window, the second after 300 seconds.
        assertThat(refused.header("Retry-After")).isEqualTo("301");
        dataverse.clock().advance(Duration.ofSeconds(301));
        assertThat(client.get("/WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void aBatchCountsEachOperation() {
        dataverse.limits().maxRequests(2);
        WebApiClient client = WebApiClient.login(dataverse);
        String part =
                "--b1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nGET WhoAmI HTTP/1.1\n\n";
        assertThat(client.batch(part + part + "--b1--\n").status()).isEqualTo(200);
        assertThat(client.get("/WhoAmI").status()).isEqualTo(429);
    }

    @Test
    void executionTimeIsChargedPerOperation() {
        dataverse.limits().costPerOperation(Duration.ofSeconds(10));
        dataverse.limits().maxExecutionTime(Duration.ofSeconds(15));
        WebApiClient client = WebApiClient.login(dataverse);
        client.get("/WhoAmI");
        client.get("/WhoAmI");
        assertThat(client.get("/WhoAmI").code()).isEqualTo("0x80072321");
    }

    @Test
    void refusalsCanBeScriptedAlsoOverHttp() {
        WebApiClient client = WebApiClient.login(dataverse);
        dataverse.limits().refuseNext(1, Limit.CONCURRENT, 7);
        WebApiClient.Reply refused = client.get("/WhoAmI");
        assertThat(refused.code()).isEqualTo("0x80072326");
        assertThat(refused.header("Retry-After")).isEqualTo("7");
        assertThat(client.sim(
                                "POST",
                                "/_sim/limits",
                                "{\"refuseNext\":1,\"limit\":\"execution_time\",\"retryAfterSeconds\":2}")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/WhoAmI").code()).isEqualTo("0x80072321");
        assertThat(client.sim("POST", "/_sim/limits", "{}").status()).isEqualTo(400);
        client.sim(
                "POST",
                "/_sim/rules",
                "{\"plugin\":\"p\",\"table\":\"contact\",\"message\":\"Create\",\"text\":\"No\"}");
        assertThat(client.post("/contacts", "{\"lastname\":\"a\"}").message()).isEqualTo("No");
        client.sim("DELETE", "/_sim/rules/p", "");
        assertThat(client.post("/contacts", "{\"lastname\":\"a\"}").status()).isEqualTo(204);
        assertThat(client.page("/_sim/records").json().path("contact").asInt()).isEqualTo(1);
        assertThat(client.page("/_sim/records/contact").json().path("records")).hasSize(1);
    }
}
