package io.puente.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.testkit.FakeIngestLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxy, trust store and client certificate against a server that demands them. */
class HttpConnectionTest {
    private static final String PASSWORD = "test-password";

    @TempDir
    static Path stores;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private @Nullable WireMockServer server;

    @BeforeAll
    static void keys() throws Exception {
        for (String name : new String[] {"server", "client"}) {
            keytool("-genkeypair -alias a -keyalg EC -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1 -keystore " + name
                    + ".p12");
            keytool("-exportcert -alias a -file " + name + ".cer -keystore " + name + ".p12");
            keytool("-importcert -noprompt -alias a -file " + name + ".cer -keystore trust-" + name + ".p12");
        }
    }

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new PipelineRoutes(new IngestStep(new FakeIngestLog())));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void aServerWithACertificateOfItsOwnIsReachedByItsTrustStoreOnly() throws Exception {
        String address = tls(false);
        assertThat(get(connection(null, "trust-server", null), address).status())
                .isEqualTo(200);

        TargetFailure refused =
                catchThrowableOfType(TargetFailure.class, () -> get(connection(null, "trust-client", null), address));
        assertThat(refused.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void aServerThatAsksForAClientCertificateGetsOurs() throws Exception {
        String address = tls(true);
        assertThat(get(connection(null, "trust-server", "client"), address).status())
                .isEqualTo(200);

        catchThrowableOfType(TargetFailure.class, () -> get(connection(null, "trust-server", null), address));
        assertThat(started().getAllServeEvents()).hasSize(1);
    }

    @Test
    void callsGoThroughTheProxyWithItsPassword() throws Exception {
        server = new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
        server.start();
        server.stubFor(any(anyUrl())
                .atPriority(2)
                .willReturn(aResponse().withStatus(407).withHeader("Proxy-Authenticate", "Basic realm=\"p\"")));
        server.stubFor(any(anyUrl())
                .withHeader(
                        "Proxy-Authorization",
                        com.github.tomakehurst.wiremock.client.WireMock.equalTo("Basic dXNlcjpwYXNz"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(200).withBody("by proxy")));
        URI proxy = URI.create(server.baseUrl());

        HttpReply reply = get(
                new HttpConnection(proxy, "user", "pass", null, null, null, null, seconds(5), seconds(5), 4),
                "http://crm.invalid/some/path");

        assertThat(reply.text()).isEqualTo("by proxy");
        assertThat(server.getAllServeEvents())
                .allSatisfy(event -> assertThat(event.getRequest().getUrl()).endsWith("/some/path"));
        HttpReply without = get(
                new HttpConnection(proxy, null, null, null, null, null, null, seconds(5), seconds(5), 4),
                "http://crm.invalid/");
        assertThat(without.status()).isEqualTo(407);
    }

    private String tls(boolean clientCertificate) {
        WireMockConfiguration configuration = wireMockConfig()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(store("server").toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .keystoreType("PKCS12");
        if (clientCertificate) {
            configuration
                    .needClientAuth(true)
                    .trustStorePath(store("trust-client").toString())
                    .trustStorePassword(PASSWORD)
                    .trustStoreType("PKCS12");
        }
        server = new WireMockServer(configuration);
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        return "https://127.0.0.1:" + server.httpsPort() + "/";
    }

    private WireMockServer started() {
        return java.util.Objects.requireNonNull(server);
    }

    private HttpReply get(HttpConnection connection, String address) throws Exception {
        return new TargetRoutes(context)
                .http("c" + context.getRoutesSize(), connection)
                .exchange(new HttpCall("GET", address, Map.of(), new byte[0]));
    }

    private static HttpConnection connection(@Nullable URI proxy, String trust, @Nullable String key) {
        return new HttpConnection(
                proxy,
                null,
                null,
                store(trust),
                PASSWORD,
                key == null ? null : store(key),
                key == null ? null : PASSWORD,
                seconds(5),
                seconds(5),
                4);
    }

    private static Path store(String name) {
        return stores.resolve(name + ".p12");
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    private static void keytool(String arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(arguments.split(" ")));
        command.addAll(java.util.List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(stores.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
