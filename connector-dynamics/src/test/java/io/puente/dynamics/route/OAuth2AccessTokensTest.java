package io.puente.dynamics.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.puente.dynamics.DynamicsSettings;
import io.puente.dynamics.internal.AccessTokens;
import io.puente.model.TargetId;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import io.puente.spi.SettingsProblems;
import io.puente.spi.TargetFailure;
import io.puente.testkit.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuth2AccessTokensTest {
    private static final String SECRET = "a+b&c d%~é";

    private final TokenEndpoint endpoint = new TokenEndpoint();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T22:00:00Z"));
    private final List<Purpose> metered = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void theSecretGoesInTheBodyAndArrivesAsItIs() throws Exception {
        String token = secret().current();

        assertThat(token).isEqualTo("token-1");
        assertThat(endpoint.calls().get(0).uri())
                .isEqualTo("https://login.microsoftonline.com/acme.onmicrosoft.com/oauth2/v2.0/token");
        assertThat(endpoint.form(0))
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", "our-app")
                .containsEntry("client_secret", SECRET)
                .containsEntry("scope", "https://acme.crm4.dynamics.com/.default");
        assertThat(endpoint.calls().get(0).headers()).doesNotContainKey("Authorization");
        assertThat(metered).containsExactly(Purpose.LOGIN);
    }

    @Test
    void aTokenServesUntilShortlyBeforeItExpires() throws Exception {
        AccessTokens tokens = secret();
        tokens.current();
        clock.advance(Duration.ofMinutes(54));
        assertThat(tokens.current()).isEqualTo("token-1");
        clock.advance(Duration.ofMinutes(2));
        assertThat(tokens.current()).isEqualTo("token-2");
    }

    @Test
    void manyCallersWithARefusedTokenFetchOne() throws Exception {
        AccessTokens tokens = secret();
        String refused = tokens.current();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<String>> renewed = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                renewed.add(threads.submit(() -> {
                    go.await();
                    return tokens.renew(refused);
                }));
            }
            go.countDown();
            for (Future<String> token : renewed) {
                assertThat(token.get()).isEqualTo("token-2");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(endpoint.calls()).hasSize(2);
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            401 | invalid_client      | AADSTS7000215: Invalid client secret provided. | UNAUTHORISED | AADSTS7000215 | secret is wrong
            401 | invalid_client      | AADSTS7000222: The keys are expired.           | UNAUTHORISED | AADSTS7000222 | expired
            400 | unauthorized_client | AADSTS700016: Application not found            | UNAUTHORISED | AADSTS700016  | app registration
            400 | invalid_request     | AADSTS90002: Tenant not found                  | UNAUTHORISED | AADSTS90002   | tenant
            400 | invalid_resource    | AADSTS500011: principal not found              | UNAUTHORISED | AADSTS500011  | scope
            400 | invalid_scope       | wrong                                          | UNAUTHORISED | invalid_scope | no token
            503 | temporarily_unavailable | try later                                  | UNAVAILABLE  | invalid_token_response | could not be read
            """)
    void refusals(int status, String error, String description, FailureKind kind, String code, String text) {
        endpoint.next(
                status, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + " for " + "Lucía\"}");

        TargetFailure failure = catchThrowableOfType(TargetFailure.class, () -> secret().current());

        assertThat(failure.failure().kind()).isEqualTo(kind);
        assertThat(failure.failure().vendorCode()).isEqualTo(code);
        assertThat(failure.failure().safeText()).contains(text).doesNotContain("Lucía");
    }

    @Test
    void aPageInsteadOfATokenIsNoToken() {
        endpoint.next(new HttpReply(
                200, Map.of("Content-Type", "text/html"), "<html>sign in</html>".getBytes(StandardCharsets.UTF_8)));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> secret().current())
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE));
    }

    @Test
    void aLostAnswerIsNoDoubtAboutTheCrm() {
        endpoint.next(TargetFailure.unknownOutcome("no whole reply"));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> secret().current())
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE));
    }

    @Test
    void aCertificateSignsAnAssertionThatNamesIt() throws Exception {
        Path store = keyStore("RSA");
        Map<String, String> settings = new HashMap<>(settings());
        settings.remove("client-secret");
        settings.put("certificate-key-store", "file:" + store);
        settings.put("certificate-key-store-password", "changeit");

        open(settings).current();

        assertThat(endpoint.form(0))
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .doesNotContainKey("client_secret");
        SignedJWT assertion = SignedJWT.parse(endpoint.form(0).get("client_assertion"));
        Certificate certificate = certificate(store);
        assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey())))
                .isTrue();
        assertThat(assertion.getHeader().toJSONObject())
                .containsEntry("x5t", thumbprint("SHA-1", certificate))
                .containsEntry("x5t#S256", thumbprint("SHA-256", certificate));
        assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("our-app");
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("our-app");
        assertThat(assertion.getJWTClaimsSet().getJWTID()).isNotBlank();
        assertThat(assertion.getJWTClaimsSet().getAudience())
                .containsExactly("https://login.microsoftonline.com/acme.onmicrosoft.com/oauth2/v2.0/token");
    }

    @Test
    void aStoreThatCannotBeUsedIsFoundAtStart() throws Exception {
        Map<String, String> settings = new HashMap<>(settings());
        settings.remove("client-secret");
        settings.put("certificate-key-store-password", "changeit");
        settings.put("certificate-key-store", folder.resolve("nowhere.p12").toString());
        assertThatExceptionOfType(SettingsProblems.class)
                .isThrownBy(() -> open(settings))
                .withMessageContaining("certificate-key-store cannot be read");

        settings.put("certificate-key-store", keyStore("EC").toString());
        assertThatExceptionOfType(SettingsProblems.class)
                .isThrownBy(() -> open(settings))
                .withMessageContaining("RSA");
        assertThat(endpoint.calls()).isEmpty();
    }

    private AccessTokens secret() {
        return open(settings());
    }

    private static Map<String, String> settings() {
        return Map.of(
                "environment-url", "https://acme.crm4.dynamics.com",
                "tenant-id", "acme.onmicrosoft.com",
                "client-id", "our-app",
                "client-secret", SECRET);
    }

    private AccessTokens open(Map<String, String> values) {
        ConnectorSettings settings = new ConnectorSettings("puente.targets.crm", values);
        return OAuth2AccessTokens.open(
                new ConnectorContext(new TargetId("crm"), settings, endpoint, metered::add, clock),
                DynamicsSettings.read(settings));
    }

    private Path keyStore(String algorithm) throws Exception {
        Path store = folder.resolve(algorithm + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "puente",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=puente",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(made.waitFor()).isZero();
        return store;
    }

    private static Certificate certificate(Path store) throws Exception {
        return KeyStore.getInstance(store.toFile(), "changeit".toCharArray()).getCertificate("puente");
    }

    private static String thumbprint(String algorithm, Certificate certificate) throws Exception {
        return Base64URL.encode(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()))
                .toString();
    }
}
