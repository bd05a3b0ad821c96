package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.SimulatorClock;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OauthTest {
    private static final KeyPair KEYS = keys();

    private final SimulatorClock clock = SimulatorClock.fixed(Instant.parse("2026-11-22T10:00:00Z"));
    private final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo()
            .withClock(clock)
            .withApps(List.of(new ConnectedApp(
                    "demo-client", "demo-secret", "admin@demo.puente", "demo-refresh-token", KEYS.getPublic()))));

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            client credentials | grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret&format=json
            password           | grant_type=password&client_id=demo-client&client_secret=demo-secret&username=admin@demo.puente&password=demo-password
            refresh token      | grant_type=refresh_token&client_id=demo-client&refresh_token=demo-refresh-token
            """)
    void grantsAToken(String name, String form) {
        RestClient.Reply reply = RestClient.form(salesforce, form);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("instance_url").asText())
                .isEqualTo(salesforce.baseUri().toString());
        assertThat(reply.json().path("id").asText()).matches(".*/id/00D[a-zA-Z0-9]{15}/005[a-zA-Z0-9]{15}");
        assertThat(reply.json().path("issued_at").asText()).isEqualTo("1795341600000");
        assertThat(RestClient.withToken(
                                salesforce, reply.json().path("access_token").asText())
                        .get("/limits")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            unknown client | grant_type=client_credentials&client_id=x&client_secret=demo-secret           | invalid_client_id
            wrong secret   | grant_type=client_credentials&client_id=demo-client&client_secret=x           | invalid_client
            wrong password | grant_type=password&client_id=demo-client&client_secret=demo-secret&username=admin@demo.puente&password=x | invalid_grant
            wrong refresh  | grant_type=refresh_token&client_id=demo-client&refresh_token=x                | invalid_grant
            unknown grant  | grant_type=implicit                                                           | unsupported_grant_type
            not a JWT      | grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=abc          | invalid_grant
            """)
    void refusesWithAnObject(String name, String form, String error) {
        RestClient.Reply reply = RestClient.form(salesforce, form);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo(error);
        assertThat(reply.json().path("error_description").asText()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            padded, exp as text   | admin@demo.puente | https://login.salesforce.com | 270  | 200
            expired               | admin@demo.puente | https://login.salesforce.com | -1   | 400
            lives too long        | admin@demo.puente | https://login.salesforce.com | 3600 | 400
            other audience        | admin@demo.puente | https://example.com          | 270  | 400
            unknown user          | nobody@demo       | https://login.salesforce.com | 270  | 400
            """)
    void checksAssertions(String name, String subject, String audience, long seconds, int status) {
        String assertion = assertion(subject, audience, clock.instant().plusSeconds(seconds));

        assertThat(RestClient.form(
                                salesforce,
                                "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion="
                                        + assertion.replace("=", "%3D"))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aSessionEndsAfterItsLifetimeWithoutUse() {
        RestClient client = RestClient.login(salesforce);

        clock.advance(Duration.ofMinutes(119));
        assertThat(client.get("/limits").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(119));
        assertThat(client.get("/limits").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(121));

        RestClient.Reply reply = client.get("/limits");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.errorCode()).isEqualTo("INVALID_SESSION_ID");
        assertThat(reply.http().headers().firstValue("WWW-Authenticate")).contains("Token");
    }

    @Test
    void aRevokedTokenIsRefusedAndCannotBeRevokedTwice() {
        String token = RestClient.token(salesforce);
        RestClient client = RestClient.withToken(salesforce, token);

        assertThat(client.get("/services/oauth2/revoke?token=" + token).status())
                .isEqualTo(200);
        assertThat(client.get("/services/oauth2/revoke?token=" + token).status())
                .isEqualTo(400);
        assertThat(client.get("/limits").status()).isEqualTo(401);
    }

    private static String assertion(String subject, String audience, Instant expires) {
        String header = encode("{\"alg\":\"RS256\"}");
        String claims = encode("{\"iss\":\"demo-client\",\"sub\":\"" + subject + "\",\"aud\":\"" + audience
                + "\",\"exp\":\"" + expires.getEpochSecond() + "\"}");
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(KEYS.getPrivate());
            signer.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return header + "." + claims + "." + Base64.getUrlEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        // With padding, as one well-known client sends it.
        return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
