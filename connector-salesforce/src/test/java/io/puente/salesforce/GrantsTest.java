package io.puente.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import io.puente.spi.CrmConnector;
import io.puente.spi.SettingsProblems;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other two ways to log in. */
class GrantsTest {
    private static final String USER = "admin@demo.puente";

    @TempDir
    private Path folder;

    private final TestConnectors connectors = new TestConnectors();

    @AfterEach
    void stop() {
        connectors.close();
    }

    @Test
    void withUsernameAndPassword() throws Exception {
        try (SalesforceSimulator org = SalesforceSimulator.start(SalesforceSimulatorSettings.demo())) {
            connectors
                    .open(org.baseUri(), Map.of("username", USER, "password", "demo-password"))
                    .probe();

            assertThat(org.calls().countOf("POST", "/services/oauth2/token")).isEqualTo(1);
        }
    }

    @Test
    void withASignedAssertion() throws Exception {
        Path store = keyStore();
        ConnectedApp app = new ConnectedApp("jwt-client", "unused", USER, "unused", publicKey(store));
        SalesforceSimulatorSettings settings =
                SalesforceSimulatorSettings.demo().withApps(List.of(app));
        try (SalesforceSimulator org = SalesforceSimulator.start(settings)) {
            CrmConnector connector = connectors.open(org.baseUri(), jwt(store.toString()));

            connector.probe();

            assertThat(org.calls().countOf("POST", "/services/oauth2/token")).isEqualTo(1);
        }
    }

    @Test
    void aKeyStoreThatIsNotThereIsFoundAtStart() throws Exception {
        try (SalesforceSimulator org = SalesforceSimulator.start(SalesforceSimulatorSettings.demo())) {
            assertThatExceptionOfType(SettingsProblems.class)
                    .isThrownBy(() -> connectors.open(
                            org.baseUri(), jwt(folder.resolve("nowhere.p12").toString())))
                    .withMessageContaining("jwt-key-store cannot be opened")
                    .withMessageNotContaining("test-store");
        }
    }

    private static Map<String, String> jwt(String store) {
        Map<String, String> given = new HashMap<>();
        given.put("client-id", "jwt-client");
        given.put("client-secret", "");
        given.put("username", USER);
        given.put("jwt-key-store", "file:" + store);
        given.put("jwt-key-store-password", "test-store");
        return given;
    }

    private Path keyStore() throws Exception {
        Path store = folder.resolve("key.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=test",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "test-store",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(made.waitFor()).isZero();
        return store;
    }

    private static RSAPublicKey publicKey(Path store) throws Exception {
        KeyStore opened = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            opened.load(in, "test-store".toCharArray());
        }
        return (RSAPublicKey) opened.getCertificate("k").getPublicKey();
    }
}
