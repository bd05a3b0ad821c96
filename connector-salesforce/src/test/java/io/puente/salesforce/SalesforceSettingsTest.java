package io.puente.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.ConnectorSettings;
import io.puente.testkit.SettingsContract;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceSettingsTest extends SettingsContract<SalesforceSettings> {
    private static final Map<String, String> LEAST =
            Map.of("login-url", "https://acme.my.salesforce.com", "client-id", "our-app", "client-secret", "sEcReT");

    @Override
    protected SalesforceSettings read(ConnectorSettings given) {
        return SalesforceSettings.read(given);
    }

    @Override
    protected Map<String, String> least() {
        return LEAST;
    }

    @Override
    protected String addressSetting() {
        return "login-url";
    }

    @Override
    protected URI address(SalesforceSettings settings) {
        return settings.loginUrl();
    }

    @Test
    void defaults() {
        SalesforceSettings settings = read(LEAST);

        assertThat(settings.apiVersion()).isEqualTo("66.0");
        assertThat(settings.credentials().grant()).isEqualTo(SalesforceGrant.CLIENT_CREDENTIALS);
        assertThat(settings.maxBatch()).isEqualTo(200);
        assertThat(settings.maxConcurrentCalls()).isEqualTo(4);
        assertThat(settings.assignment()).isEqualTo("TRUE");
        assertThat(settings.allowDuplicates()).isTrue();
        assertThat(settings.watchOverlap()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.deployTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.connection().requestTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.connection().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.connection().maxReplyBytes()).isEqualTo(32 << 20);
        assertThat(settings.instanceUrl()).isEmpty();
    }

    @Test
    void whatIsGivenIsTaken() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put("api-version", "67.0");
        given.put("max-batch", "50");
        given.put("max-concurrent-calls", "2");
        given.put("assignment-rule", "01Q000000000001AAA");
        given.put("duplicate-rules", "obey");
        given.put("instance-url", "https://acme--uat.sandbox.my.salesforce.com/");
        given.put("request-timeout", "5s");
        given.put("connect-timeout", "1s");
        given.put("max-reply-mebibytes", "8");
        given.put("watch-overlap", "30s");
        given.put("deploy-timeout", "20m");
        given.put("proxy-host", "proxy.internal");
        given.put("proxy-port", "3128");
        given.put("proxy-user", "us");
        given.put("proxy-password", "pr0xy");
        SalesforceSettings settings = read(given);

        assertThat(settings.apiVersion()).isEqualTo("67.0");
        assertThat(settings.maxBatch()).isEqualTo(50);
        assertThat(settings.maxConcurrentCalls()).isEqualTo(2);
        assertThat(settings.assignment()).isEqualTo("01Q000000000001AAA");
        assertThat(settings.allowDuplicates()).isFalse();
        assertThat(settings.instanceUrl()).hasToString("Optional[https://acme--uat.sandbox.my.salesforce.com]");
        assertThat(settings.connection().proxyPort()).isEqualTo(3128);
        assertThat(settings.connection().requestTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.connection().maxReplyBytes()).isEqualTo(8 << 20);
        assertThat(settings.watchOverlap()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.deployTimeout()).isEqualTo(Duration.ofMinutes(20));
        assertThat(settings.toString()).doesNotContain("sEcReT").doesNotContain("pr0xy");
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        namesAtOnce(
                Map.of(
                        "login-url", "ftp://x",
                        "api-version", "51.0",
                        "max-batch", "201",
                        "proxy-host", "p",
                        "request-timeout", "0s",
                        "colour", "blue"),
                "puente.targets.crm.login-url",
                "api-version",
                "max-batch must be a whole number from 1 to 200",
                "proxy-port",
                "request-timeout",
                "client-id is missing",
                "client-secret is missing",
                "colour is not known");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            http instance          | instance-url=http://x.my.salesforce.com                 | instance-url must start with https://
            password without user  | password=pAsS                                           | username is missing
            user without password  | username=ana@example.com                                | password is missing
            certificate and secret | jwt-key-store=file:k.p12,jwt-key-store-password=x,username=u | client-secret contradicts jwt-key-store
            audience alone         | jwt-audience=https://login.salesforce.com               | jwt-key-store is missing
            proxy user alone       | proxy-user=u,proxy-password=p                           | proxy-user is given without proxy-host
            trust without password | trust-store=file:t.p12                                  | trust-store-password is missing
            rule that is no id     | assignment-rule=Default                                 | assignment-rule must be the id
            """)
    void contradictionsAreRefused(String name, String more, String text) {
        refuses(more, text);
    }

    @Test
    void aKeyStoreMakesItTheJwtGrant() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.remove("client-secret");
        given.put("jwt-key-store", "file:k.p12");
        given.put("jwt-key-store-password", "x");
        given.put("username", "u@example.com");

        assertThat(read(given).credentials().grant()).isEqualTo(SalesforceGrant.JWT);
    }
}
