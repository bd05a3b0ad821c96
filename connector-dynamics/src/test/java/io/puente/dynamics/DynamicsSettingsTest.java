package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.dynamics.internal.WriteSettings.ResolvedCases;
import io.puente.dynamics.internal.WriteSettings.Routing;
import io.puente.spi.ConnectorSettings;
import io.puente.testkit.SettingsContract;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicsSettingsTest extends SettingsContract<DynamicsSettings> {
    private static final Map<String, String> LEAST = Map.of(
            "environment-url", "https://acme.crm4.dynamics.com",
            "tenant-id", "acme.onmicrosoft.com",
            "client-id", "our-app",
            "client-secret", "sEcReT");

    @Override
    protected DynamicsSettings read(ConnectorSettings given) {
        return DynamicsSettings.read(given);
    }

    @Override
    protected Map<String, String> least() {
        return LEAST;
    }

    @Override
    protected String addressSetting() {
        return "environment-url";
    }

    @Override
    protected URI address(DynamicsSettings settings) {
        return settings.environmentUrl();
    }

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
        namesAtOnce(
                Map.of(
                        "environment-url", "ftp://x",
                        "api-version", "8",
                        "max-batch", "1001",
                        "max-concurrent-calls", "53",
                        "watch-overlap", "0s",
                        "routing", "sideways",
                        "solution", "a b",
                        "colour", "blue"),
                "puente.targets.crm.environment-url",
                "api-version",
                "max-batch must be a whole number from 1 to 1000",
                "max-concurrent-calls",
                "watch-overlap",
                "routing must be one of flag, none",
                "solution",
                "tenant-id is missing",
                "client-id is missing",
                "client-secret is missing",
                "colour is not known");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            http authority           | authority=http://login.example.com                     | authority must start with https://
            tenant with a path       | tenant-id=acme/common                                  | tenant-id must be
            certificate and secret   | certificate-key-store=k.p12,certificate-key-store-password=pAsS | client-secret contradicts certificate-key-store
            store without password   | certificate-key-store=k.p12                            | certificate-key-store-password is missing
            password without store   | certificate-key-store-password=pAsS                    | certificate-key-store is missing
            """)
    void contradictionsAreRefused(String name, String more, String text) {
        refuses(more, text);
    }

    @Test
    void aKeyStoreMakesItTheCertificateGrant() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.remove("client-secret");
        given.put("certificate-key-store", "k.p12");
        given.put("certificate-key-store-password", "x");

        assertThat(read(given).credentials().grant()).isEqualTo(DynamicsGrant.CERTIFICATE);
    }
}
