package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.dataverse.entra.AppRegistration;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAssertionTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private DataverseSimulator dataverse;
    private X509Certificate certificate;
    private PrivateKey key;

    @BeforeAll
    void makeCertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=demo",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        certificate = (X509Certificate) keys.getCertificate("a");
        key = (PrivateKey) keys.getKey("a", PASSWORD);
        dataverse = DataverseSimulator.start(DataverseSimulatorSettings.demo()
                .withApps(List.of(new AppRegistration("demo-client", "demo-secret", certificate))));
    }

    @AfterAll
    void stop() {
        dataverse.close();
    }

    private String thumbprint() throws Exception {
        return URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private String assertion(String thumbprint, String audience, String issuer, Instant expires) throws Exception {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"x5t#S256\":\"" + thumbprint + "\"}";
        String claims = "{\"aud\":\"" + audience + "\",\"iss\":\"" + issuer + "\",\"sub\":\"" + issuer
                + "\",\"jti\":\"1\",\"nbf\":" + (expires.getEpochSecond() - 600) + ",\"exp\":"
                + expires.getEpochSecond() + "}";
        String signed = URL.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + URL.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key);
        signer.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + URL.encodeToString(signer.sign());
    }

    private WebApiClient.Reply token(String assertion) {
        return WebApiClient.form(
                dataverse,
                "grant_type=client_credentials&client_id=demo-client&client_assertion_type="
                        + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                        + assertion + "&scope="
                        + URLEncoder.encode(dataverse.scope(), StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> assertions() throws Exception {
        record Row(String name, String assertion, int code) {}
        String endpoint = dataverse.tokenUri().toString();
        Instant soon = dataverse.clock().instant().plusSeconds(300);
        String good = assertion(thumbprint(), endpoint, "demo-client", soon);
        int end = good.lastIndexOf('.') + 5;
        String forged = good.substring(0, end) + (good.charAt(end) == 'A' ? 'B' : 'A') + good.substring(end + 1);
        return Stream.of(
                        new Row("good", good, 0),
                        new Row(
                                "the vendor's own audience",
                                assertion(
                                        thumbprint(),
                                        "https://login.microsoftonline.com/demo-tenant/oauth2/v2.0/token",
                                        "demo-client",
                                        soon),
                                0),
                        new Row("forged", forged, 700027),
                        new Row("other certificate", assertion("AAAA", endpoint, "demo-client", soon), 700027),
                        new Row("other client", assertion(thumbprint(), endpoint, "other", soon), 700021),
                        new Row(
                                "other audience",
                                assertion(thumbprint(), "https://example.com/token", "demo-client", soon),
                                700023),
                        new Row(
                                "expired",
                                assertion(thumbprint(), endpoint, "demo-client", soon.minusSeconds(3_600)),
                                700024),
                        new Row("no JWT", "abc", 50027))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    WebApiClient.Reply reply = token(row.assertion());
                    assertThat(reply.status()).as(reply.http().body()).isEqualTo(row.code() == 0 ? 200 : 401);
                    assertThat(reply.json().path("error_codes").path(0).asInt()).isEqualTo(row.code());
                }));
    }
}
