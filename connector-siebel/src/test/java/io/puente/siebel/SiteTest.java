package io.puente.siebel;

import static io.puente.siebel.Changes.ACTION;
import static io.puente.siebel.Changes.CASE;
import static io.puente.siebel.Changes.again;
import static io.puente.siebel.Changes.applied;
import static io.puente.siebel.Changes.key;
import static io.puente.siebel.Changes.linked;
import static io.puente.siebel.Changes.message;
import static io.puente.siebel.Changes.newCase;
import static io.puente.siebel.Changes.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.simulator.Fault;
import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.repository.Component;
import io.puente.simulator.siebel.rest.AuthenticationType;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Change;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.TargetFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs from one Siebel site to the next. */
class SiteTest {
    private static final Instant SUMMER = Instant.parse("2026-07-01T10:00:00Z");
    private static final Map<String, FieldValue> TIMED = Map.of("Commit Time", FieldValue.instant(SUMMER));

    private final TestConnectors connectors = new TestConnectors();
    private SimulatedSiebel siebel;

    private CrmConnector open(SiebelSimulatorSettings settings, Map<String, String> more) {
        siebel = new SimulatedSiebel(settings, true);
        return connectors.open(siebel.address(), more);
    }

    @AfterEach
    void stop() {
        connectors.close();
        siebel.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {
                "EMPTY_RESULT_IS_204",
                "EMPTY_RESULT_IS_200",
                "EMPTY_RESULT_TEXT_WITH_DOT",
                "SINGLE_HIT_IS_FLAT",
                "NEXT_SET_LINK",
                "TRAILING_SLASH_REQUIRED",
                "NO_CHANGE_IS_200",
                "SINGLE_DUPLICATE_IS_500",
                "NO_ANONYMOUS",
                "NO_MATCH_IS_EMPTY",
                "SITE_FILLS_INTEGRATION_ID",
                "SERVICE_REQUEST_OWNED_BY_CREATOR"
            })
    void whateverTheReleaseDoesTheRecordsAreTheSame(Behaviour behaviour) throws Exception {
        CrmConnector connector = open(SiebelSimulatorSettings.demo(), Map.of());
        siebel.simulator().behave(behaviour, true);

        String id = applied(write(connector, again(newCase("aa")))).recordId();
        write(connector, again(newCase("aa")));
        write(connector, linked("aa", id, Map.of("Abstract", FieldValue.text("about aa"))));
        write(connector, message("ma", id, Map.of()), message("mb", id, Map.of()));

        assertThat(siebel.records(CASE))
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo(key("aa")));
        assertThat(siebel.records(ACTION)).hasSize(2);
        assertThat(siebel.simulator().remarks()).isEmpty();
    }

    @Test
    void withoutSlashWhereTheSiteWantsNone() throws Exception {
        CrmConnector connector = open(SiebelSimulatorSettings.demo(), Map.of("trailing-slash", "false"));
        siebel.simulator().behave(Behaviour.TRAILING_SLASH_REFUSED, true);

        write(connector, again(newCase("aa")));

        assertThat(siebel.records(CASE)).hasSize(1);
    }

    @Test
    void anotherContextRoot() throws Exception {
        CrmConnector connector =
                open(SiebelSimulatorSettings.demo().withContextRoot("/gov"), Map.of("base-path", "/gov/v1.0"));

        connector.probe();
        write(connector, newCase("aa"));

        assertThat(siebel.records(CASE)).hasSize(1);
    }

    @Test
    void rowsThatAViewModeHidesAreFoundInAnother() throws Exception {
        CrmConnector narrow = open(
                SiebelSimulatorSettings.demo(),
                Map.of("view-mode", "All", "view-modes", "Service Request/Service Request=Sales Rep"));
        CrmConnector wide = connectors.open(siebel.address(), Map.of());
        String id = siebel.madeByPeople(CASE, Map.of("Abstract", "theirs"));

        assertThat(narrow.reader().orElseThrow().byId(CASE, List.of(id), "Integration Id", Set.of()))
                .isEmpty();
        assertThat(wide.reader().orElseThrow().byId(CASE, List.of(id), "Integration Id", Set.of()))
                .hasSize(1);
    }

    @Test
    void fieldsMayHaveOtherNamesInSearchesThanInJson() throws Exception {
        ObjectName object = new ObjectName("Case IO/Case");
        CrmConnector connector = open(
                SiebelSimulatorSettings.demo(), Map.of("search-names", "Case IO/Case.External Key=Integration Id"));
        siebel.simulator()
                .administration()
                .defineIntegrationObject(
                        "Case IO",
                        List.of(new Component("Case", "Service Request", Map.of("Integration Id", "External Key"))));
        Change change =
                Changes.change(object, "External Key", "aa", null, Map.of("Abstract", FieldValue.text("x")), true);

        String id = applied(write(connector, change)).recordId();
        ChangeResult.Applied second = applied(write(connector, change));

        assertThat(second.recordId()).isEqualTo(id);
        assertThat(second.created()).isFalse();
        assertThat(siebel.records(CASE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Madrid", "America/St_Johns"})
    void timesAreThoseOfTheUsersZone(String zone) throws Exception {
        CrmConnector connector = open(
                SiebelSimulatorSettings.demo().withZone(ZoneId.of(zone)),
                Map.of("time-zone", zone, "check-time-zone", "true"));

        write(connector, newCase("aa", TIMED));

        assertThat(siebel.records(CASE).get(0).fields()).containsEntry("Commit Time", SUMMER);
        assertThat(connectors.metered).containsExactly(Purpose.WRITE, Purpose.PROBE);
    }

    @Test
    void aWrongZoneIsNoticedWithTheFirstRecord() throws Exception {
        CrmConnector connector = open(
                SiebelSimulatorSettings.demo().withZone(ZoneId.of("Asia/Kolkata")), Map.of("check-time-zone", "true"));

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> write(connector, newCase("aa", TIMED)))
                .withMessageContaining("+05:30")
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.MISCONFIGURED));
    }

    @Test
    void aZoneNobodyKnowsIsFoundOutAndTheFirstTimesAreWrittenAgain() throws Exception {
        CrmConnector connector = open(
                SiebelSimulatorSettings.demo().withZone(ZoneId.of("Asia/Kolkata")),
                Map.of("time-zone", "probe", "check-time-zone", "true"));

        write(connector, newCase("aa", TIMED), newCase("bb", TIMED));
        write(connector, newCase("cc", TIMED));

        assertThat(siebel.records(CASE))
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.fields()).containsEntry("Commit Time", SUMMER));
    }

    @Test
    void aTokenOfAnIdentityProviderIsRenewed() throws Exception {
        siebel = new SimulatedSiebel(SiebelSimulatorSettings.demo().withAuthentication(AuthenticationType.OAUTH), true);
        CrmConnector connector = connectors.openWith(Map.of(
                "server-url", siebel.address().toString(),
                "login", "oauth",
                "token-url", siebel.address() + "/idp/token",
                "client-id", "demo-client",
                "client-secret", "demo-secret",
                "view-mode", "All",
                "check-time-zone", "false"));

        write(connector, newCase("aa"));
        siebel.simulator().faults().on("POST", ".*/data/.*").play(Fault.reply(401, Map.of(), ""));
        write(connector, newCase("bb"));
        // Sent no longer once it is about to end.
        connectors.clock.advance(Duration.ofHours(1));
        write(connector, newCase("cc"));

        assertThat(siebel.records(CASE)).hasSize(3);
        assertThat(siebel.logins()).isEqualTo(3);
        assertThat(connectors.metered)
                .containsExactly(
                        Purpose.LOGIN,
                        Purpose.WRITE,
                        Purpose.WRITE,
                        Purpose.LOGIN,
                        Purpose.WRITE,
                        Purpose.LOGIN,
                        Purpose.WRITE);
    }

    @Test
    void namesOfEmojiNeverMakeATextTooLong() throws Exception {
        CrmConnector connector = open(SiebelSimulatorSettings.demo(), Map.of());
        String id = applied(write(connector, newCase("aa"))).recordId();
        String text = "😀".repeat(3) + "x".repeat(1_460);

        assertThat(write(connector, message("ma", id, Map.of("Comment", FieldValue.text(text)))))
                .hasOnlyElementsOfType(ChangeResult.Applied.class);

        assertThat((String) siebel.records(ACTION).get(0).fields().get("Comment"))
                .hasSizeLessThanOrEqualTo(1_500)
                .startsWith(":grinning face:")
                .endsWith("x".repeat(1_460));
    }
}
