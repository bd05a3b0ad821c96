package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.puente.dynamics.internal.WriteSettings.ResolvedCases;
import io.puente.dynamics.internal.WriteSettings.Routing;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.SettingsProblems;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicsSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "environment-url", "https://acme.crm4.dynamics.com",
            "tenant-id", "acme.onmicrosoft.com",
            "client-id", "our-app",
            "client-secret", "sEcReT");

    @Test
    void defaults() {
        DynamicsSettings settings = read(LEAST);

        assertThat(settings.authority()).hasToString("https://login.microsoftonline.com");
        assertThat(settings.scope()).isEqualTo("https://acme.crm4.dynamics.com/.default");
        assertThat(settings.credentials().grant()).isEqualTo(DynamicsGrant.SECRET);
        assertThat(settings.apiVersion()).isEqualTo("9.2");
        assertThat(settings.maxBatch()).isEqualTo(200);
        assertThat(settings.maxConcurrentCalls()).isEqualTo(4);
        assertThat(settings.writing().routing()).isEqualTo(Routing.FLAG);
        assertThat(settings.writing().resolvedCases()).isEqualTo(ResolvedCases.LEAVE);
        assertThat(settings.writing().obeyDuplicateRules()).isFalse();
        assertThat(settings.schemaMaxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.watchOverlap()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.solution()).isEqualTo("PuenteWhatsApp");
        assertThat(settings.installTimeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatIsGivenIsTaken() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put("environment-url", "https://acme.crm4.dynamics.com/");
        given.put("authority", "https://login.microsoftonline.us");
        given.put("scope", "https://acme.crm4.dynamics.com/other");
        given.put("api-version", "9.1");
        given.put("max-batch", "500");
        given.put("max-concurrent-calls", "10");
        given.put("routing", "none");
        given.put("resolved-cases", "report");
        given.put("duplicate-rules", "obey");
        given.put("schema-max-age", "5m");
        given.put("watch-overlap", "30s");
        given.put("solution", "AcmeWhatsApp");
        given.put("install-timeout", "20m");
        DynamicsSettings settings = read(given);

        assertThat(settings.environmentUrl()).hasToString("https://acme.crm4.dynamics.com");
        assertThat(settings.authority()).hasHost("login.microsoftonline.us");
        assertThat(settings.scope()).isEqualTo("https://acme.crm4.dynamics.com/other");
        assertThat(settings.apiVersion()).isEqualTo("9.1");
        assertThat(settings.maxBatch()).isEqualTo(500);
        assertThat(settings.maxConcurrentCalls()).isEqualTo(10);
        assertThat(settings.writing().routing()).isEqualTo(Routing.NONE);
        assertThat(settings.writing().resolvedCases()).isEqualTo(ResolvedCases.REPORT);
        assertThat(settings.writing().obeyDuplicateRules()).isTrue();
        assertThat(settings.schemaMaxAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.watchOverlap()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.solution()).isEqualTo("AcmeWhatsApp");
        assertThat(settings.installTimeout()).isEqualTo(Duration.ofMinutes(20));
        assertThat(settings.toString()).doesNotContain("sEcReT");
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        SettingsProblems problems = problems(Map.of(
                "environment-url", "ftp://x",
                "api-version", "8",
                "max-batch", "1001",
                "max-concurrent-calls", "53",
                "watch-overlap", "0s",
                "routing", "sideways",
                "solution", "a b",
                "colour", "blue"));

        assertThat(problems.problems())
                .anySatisfy(problem -> assertThat(problem).contains("puente.targets.crm.environment-url"))
                .anySatisfy(problem -> assertThat(problem).contains("api-version"))
                .anySatisfy(problem -> assertThat(problem).contains("max-batch").contains("1000"))
                .anySatisfy(problem -> assertThat(problem).contains("max-concurrent-calls"))
                .anySatisfy(problem -> assertThat(problem).contains("watch-overlap"))
                .anySatisfy(problem -> assertThat(problem).contains("routing").contains("flag, none"))
                .anySatisfy(problem -> assertThat(problem).contains("solution"))
                .anySatisfy(problem -> assertThat(problem).contains("tenant-id is missing"))
                .anySatisfy(problem -> assertThat(problem).contains("client-id is missing"))
                .anySatisfy(problem -> assertThat(problem).contains("client-secret is missing"))
                .anySatisfy(problem -> assertThat(problem).contains("colour is not known"))
                .hasSize(11);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            plain http               | environment-url=http://acme.crm4.dynamics.com          | environment-url must start with https://
            path in the address      | environment-url=https://acme.crm4.dynamics.com/api     | environment-url must end after the host name
            credentials in it        | environment-url=https://a:b@acme.crm4.dynamics.com     | environment-url must not hold credentials
            http authority           | authority=http://login.example.com                     | authority must start with https://
            tenant with a path       | tenant-id=acme/common                                  | tenant-id must be
            certificate and secret   | certificate-key-store=k.p12,certificate-key-store-password=pAsS | client-secret contradicts certificate-key-store
            store without password   | certificate-key-store=k.p12                            | certificate-key-store-password is missing
            password without store   | certificate-key-store-password=pAsS                    | certificate-key-store is missing
            """)
    void contradictionsAreRefused(String name, String more, String text) {
        Map<String, String> given = new HashMap<>(LEAST);
        for (String pair : more.split(",")) {
            given.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }

        assertThat(problems(given).problems())
                .anySatisfy(problem -> assertThat(problem).contains(text));
        assertThat(problems(given)).hasMessageNotContaining("sEcReT").hasMessageNotContaining("pAsS");
    }

    @Test
    void httpIsForLoopbackOrOnRequest() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put("environment-url", "http://127.0.0.1:9083");
        assertThat(read(given).environmentUrl().getPort()).isEqualTo(9083);
        given.put("environment-url", "http://dataverse.test");
        given.put("allow-http", "true");
        assertThat(read(given).environmentUrl()).hasHost("dataverse.test");
    }

    @Test
    void aKeyStoreMakesItTheCertificateGrant() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.remove("client-secret");
        given.put("certificate-key-store", "k.p12");
        given.put("certificate-key-store-password", "x");

        assertThat(read(given).credentials().grant()).isEqualTo(DynamicsGrant.CERTIFICATE);
    }

    private static DynamicsSettings read(Map<String, String> values) {
        return DynamicsSettings.read(new ConnectorSettings("puente.targets.crm", values));
    }

    private static SettingsProblems problems(Map<String, String> values) {
        SettingsProblems problems = catchThrowableOfType(SettingsProblems.class, () -> read(values));
        assertThat(problems).as("problems").isNotNull();
        return problems;
    }
}
