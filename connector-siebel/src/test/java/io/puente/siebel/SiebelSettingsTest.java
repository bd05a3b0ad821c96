package io.puente.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.siebel.internal.EmojiPolicy;
import io.puente.siebel.internal.SiteNames;
import io.puente.spi.ConnectorSettings;
import io.puente.testkit.SettingsContract;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiebelSettingsTest extends SettingsContract<SiebelSettings> {
    private static final Map<String, String> LEAST =
            Map.of("server-url", "https://siebel.example.com:9001", "username", "PUENTE", "password", "sEcReT");

    @Override
    protected SiebelSettings read(ConnectorSettings given) {
        return SiebelSettings.read(given);
    }

    @Override
    protected Map<String, String> least() {
        return LEAST;
    }

    @Override
    protected String addressSetting() {
        return "server-url";
    }

    @Override
    protected URI address(SiebelSettings settings) {
        return settings.connection().server();
    }

    @Test
    void defaults() {
        SiebelSettings settings = read(LEAST);

        assertThat(settings.connection().basePath()).isEqualTo("/siebel/v1.0");
        assertThat(settings.connection().trailingSlash()).isTrue();
        assertThat(settings.connection().maxConcurrentCalls()).isEqualTo(8);
        assertThat(settings.connection().longestAddress()).isEqualTo(6_000);
        assertThat(settings.connection().headers()).isEmpty();
        assertThat(settings.credentials().login()).isEqualTo(SiebelLogin.BASIC);
        assertThat(settings.credentials().tokenField()).isEqualTo("access_token");
        assertThat(settings.names().viewMode()).isEqualTo("Organization");
        assertThat(settings.names().viewModes()).isEmpty();
        assertThat(settings.names().searchNames()).isEmpty();
        assertThat(settings.names().picklists()).isEqualTo(SiteNames.USUAL_PICKLISTS);
        assertThat(settings.names().parents()).isEqualTo(SiteNames.USUAL_PARENTS);
        assertThat(settings.names().keyFields())
                .containsExactlyInAnyOrder("Integration Id", "Activity UID", "Person UId");
        assertThat(settings.names().protectedFields()).isEmpty();
        assertThat(settings.timeZone()).contains(ZoneId.of("UTC").normalized());
        assertThat(settings.checkTimeZone()).isTrue();
        assertThat(settings.emoji()).isEqualTo(EmojiPolicy.DESCRIBE);
        assertThat(settings.maxBatch()).isEqualTo(100);
        assertThat(settings.userKeys()).isFalse();
        assertThat(settings.caseObject()).isEqualTo("Service Request/Service Request");
        assertThat(settings.caseKey()).isEqualTo("Integration Id");
        assertThat(settings.activityObject()).isEqualTo("Action/Action");
        assertThat(settings.closedStatuses()).containsExactly("Closed", "Cancelled");
        assertThat(settings.watchOverlap()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void whatIsGivenIsTaken() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put("base-path", "/gov/v1.0");
        given.put("trailing-slash", "false");
        given.put("max-concurrent-calls", "3");
        given.put("longest-address", "2000");
        given.put("headers", "X-Trusted-User=PUENTE; X-Gateway-Key=hUsH");
        given.put("view-mode", "All");
        given.put("view-modes", "Service Request/Service Request=Organization; Contact/Contact=Sales Rep");
        given.put("search-names", "Service Request/Service Request.Service Request Number=SR Number");
        given.put("picklists", "Action/Action.Category=ACTIVITY_CATEGORY");
        given.put("references", "X Case Id=Service Request/Service Request");
        given.put("key-fields", "X Puente Key");
        given.put("protected-fields", "X Marketing Block");
        given.put("time-zone", "Europe/Madrid");
        given.put("check-time-zone", "false");
        given.put("emoji", "strip");
        given.put("max-batch", "50");
        given.put("user-keys", "true");
        given.put("case-object", "ServiceRequest/ServiceRequest");
        given.put("case-key-field", "X Puente Key");
        given.put("activity-object", "Activities/Activities");
        given.put("closed-statuses", "Done, Dropped");
        given.put("watch-overlap", "5m");
        SiebelSettings settings = read(given);

        assertThat(settings.connection().basePath()).isEqualTo("/gov/v1.0");
        assertThat(settings.connection().trailingSlash()).isFalse();
        assertThat(settings.connection().maxConcurrentCalls()).isEqualTo(3);
        assertThat(settings.connection().longestAddress()).isEqualTo(2_000);
        assertThat(settings.connection().headers())
                .isEqualTo(Map.of("X-Trusted-User", "PUENTE", "X-Gateway-Key", "hUsH"));
        assertThat(settings.names().viewMode()).isEqualTo("All");
        assertThat(settings.names().viewModes())
                .containsEntry("Service Request/Service Request", "Organization")
                .containsEntry("Contact/Contact", "Sales Rep");
        assertThat(settings.names().searchNames())
                .containsEntry("Service Request/Service Request.Service Request Number", "SR Number");
        assertThat(settings.names().picklists())
                .containsEntry("Action/Action.Category", "ACTIVITY_CATEGORY")
                .containsEntry("Action/Action.Type", "TODO_TYPE");
        assertThat(settings.names().parents()).containsEntry("X Case Id", "Service Request/Service Request");
        assertThat(settings.names().keyFields()).containsExactly("X Puente Key");
        assertThat(settings.names().protectedFields()).containsExactly("X Marketing Block");
        assertThat(settings.timeZone()).contains(ZoneId.of("Europe/Madrid"));
        assertThat(settings.checkTimeZone()).isFalse();
        assertThat(settings.emoji()).isEqualTo(EmojiPolicy.STRIP);
        assertThat(settings.maxBatch()).isEqualTo(50);
        assertThat(settings.userKeys()).isTrue();
        assertThat(settings.caseObject()).isEqualTo("ServiceRequest/ServiceRequest");
        assertThat(settings.caseKey()).isEqualTo("X Puente Key");
        assertThat(settings.activityObject()).isEqualTo("Activities/Activities");
        assertThat(settings.closedStatuses()).containsExactly("Done", "Dropped");
        assertThat(settings.watchOverlap()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.toString()).doesNotContain("sEcReT").doesNotContain("hUsH");
    }

    @Test
    void theZoneCanBeFoundOut() {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put("time-zone", "probe");

        assertThat(read(given).timeZone()).isEmpty();
    }

    @Test
    void aTokenOfAnIdentityProvider() {
        Map<String, String> given = new HashMap<>(Map.of(
                "server-url", "https://siebel.example.com",
                "login", "oauth",
                "token-url", "https://login.example.com/oauth2/token",
                "client-id", "puente",
                "client-secret", "hUsH",
                "scope", "siebel",
                "token-field", "id_token"));
        SiebelSettings settings = read(given);

        assertThat(settings.credentials().login()).isEqualTo(SiebelLogin.OAUTH);
        assertThat(settings.credentials().scope()).isEqualTo("siebel");
        assertThat(settings.credentials().tokenField()).isEqualTo("id_token");
        assertThat(settings.toString()).doesNotContain("hUsH");
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        namesAtOnce(
                Map.of(
                        "server-url", "ftp://x",
                        "base-path", "siebel/",
                        "max-batch", "101",
                        "max-concurrent-calls", "21",
                        "time-zone", "Mars",
                        "view-modes", "Organization",
                        "watch-overlap", "0s",
                        "emoji", "love",
                        "colour", "blue"),
                "puente.targets.crm.server-url",
                "base-path",
                "max-batch must be a whole number from 1 to 100",
                "max-concurrent-calls must be a whole number from 1 to 20",
                "time-zone",
                "view-modes must be a list",
                "watch-overlap",
                "emoji must be one of keep, strip, describe",
                "username is missing",
                "password is missing",
                "colour is not known");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            colon in the user    | username=A:B                                | username must not hold a colon
            token without oauth  | token-url=https://x.example.com/t           | token-url and the client settings need login: oauth
            oauth without all    | login=oauth                                 | client-secret is missing because login is oauth
            oauth and password   | login=oauth                                 | password contradicts login: oauth
            our own header       | headers=Authorization=x                     | headers must not hold Authorization
            header with spaces   | headers=A B=x                               | headers must be names of letters
            probe without check  | time-zone=probe,check-time-zone=false       | check-time-zone contradicts time-zone: probe
            """)
    void contradictionsAreRefused(String name, String more, String text) {
        refuses(more, text);
    }
}
