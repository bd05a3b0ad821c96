package io.puente.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.drift.MetadataCache;
import io.puente.mapping.MappingFile;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.Provisioner;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import io.puente.testkit.Canonical;
import io.puente.testkit.DescribedCrm;
import io.puente.testkit.MappingText;
import io.puente.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that can be wrong in a CRM is named, with all others beside it. */
class CrmChecksTest {

    private final MovableClock clock = new MovableClock(Canonical.START);
    private final DescribedCrm described =
            new DescribedCrm().key("Contact", "Key").text("Contact", "Name", 80);
    private final SetUpCrm crm = new SetUpCrm(described);
    private final ServerClock serverClock = new ServerClock(clock);

    private Diagnosis diagnosis() throws Exception {
        MappingFile file = MappingText.read("mine.yaml", """
                        version: 1
                        crm: test
                        objects:
                          - name: contact
                            writes: Contact
                            from: contact
                            key: { field: Key, value: contact.key }
                            fields:
                              Name: { value: contact.displayName, max: 80 }
                        """, "test");
        var under = new CrmUnderTest(
                "crm-a", crm, () -> file, new MetadataCache(crm::schema, Duration.ofHours(1), clock), serverClock);
        return new Doctor(() -> new CrmChecks(under).all(), Duration.ofMinutes(1), clock).run();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                row(
                        "credentials refused",
                        crm -> crm.refuse(FailureKind.UNAUTHORISED),
                        "crm.access",
                        "does not take the credentials: no entry"),
                row(
                        "out of reach",
                        crm -> crm.refuse(FailureKind.UNAVAILABLE),
                        "crm.access",
                        "cannot be reached or does not answer"),
                row(
                        "user without any right",
                        crm -> crm.refuse(FailureKind.MISCONFIGURED),
                        "crm.access",
                        "refuses the simplest question"),
                row(
                        "field without permission",
                        crm -> crm.described()
                                .change("Contact", "Name", f -> DescribedCrm.access(f, false, false, false)),
                        "crm.permissions",
                        "may not write 1 of the 2 fields of Contact that the mapping fills: Name"),
                row(
                        "object hidden",
                        crm -> crm.described().remove("Contact"),
                        "crm.permissions",
                        "does not see Contact"),
                row(
                        "field missing",
                        crm -> crm.described().remove("Contact", "Name"),
                        "crm.mapping",
                        "mine.yaml:9:7: objects.contact.fields.Name: Contact has no field 'Name'"),
                row(
                        "not installed",
                        crm -> crm.lack(new Provisioner.Step("Field Contact.Key", "create the key field", "")),
                        "crm.set-up",
                        "Field Contact.Key is missing: create the key field"),
                row("calls used up", crm -> crm.used(1000, 1000), "crm.allowance", "1000 of 1000 calls are used"));
    }

    private static Arguments row(String name, Consumer<SetUpCrm> change, String check, String says) {
        return Arguments.of(name, change, check, says);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void isNamedWithItsCureAndPlace(String name, Consumer<SetUpCrm> change, String check, String says)
            throws Exception {
        change.accept(crm);
        assertThat(diagnosis().findings())
                .filteredOn(f -> f.result() == Result.FAILED)
                .anySatisfy(finding -> {
                    assertThat(finding.check()).isEqualTo(check);
                    assertThat(finding.says()).contains(says);
                    assertThat(finding.cure()).isNotEmpty();
                    assertThat(finding.where()).isEqualTo("Set-up, " + check);
                });
    }

    @Test
    void aGoodSetUpHasNoTroubleAndTheConnectorsOwnLookIsPartOfIt() throws Exception {
        assertThat(diagnosis().findings()).satisfies(all -> {
            assertThat(all).extracting(Finding::result).doesNotContain(Result.FAILED, Result.WARNING);
            assertThat(all)
                    .filteredOn(f -> f.check().equals("test.zone"))
                    .extracting(Finding::result)
                    .containsExactly(Result.OK);
        });
    }

    @Test
    void allTroublesAreToldTogetherAndAClosedDoorOnlyOnce() throws Exception {
        crm.described().remove("Contact", "Name");
        crm.lack(new Provisioner.Step("a", "b", ""));
        assertThat(diagnosis().findings())
                .filteredOn(f -> f.result() == Result.FAILED)
                .extracting(Finding::check)
                .containsExactly("crm.set-up", "crm.mapping");
        crm.refuse(FailureKind.UNAUTHORISED);
        crm.described().fail(new TargetFailure(Failure.of(FailureKind.UNAUTHORISED, "401", "no entry")));
        assertThat(diagnosis().findings())
                .filteredOn(f -> f.result() == Result.FAILED)
                .extracting(Finding::check)
                .containsExactly("crm.access", "crm.set-up");
    }

    static Stream<Arguments> clocks() {
        return Stream.of(
                Arguments.of("equal", Duration.ZERO, Result.OK),
                Arguments.of("a little ahead", Duration.ofSeconds(59), Result.OK),
                Arguments.of("ahead", Duration.ofSeconds(61), Result.WARNING),
                Arguments.of("behind", Duration.ofSeconds(-200), Result.WARNING),
                Arguments.of("far ahead", Duration.ofSeconds(301), Result.FAILED),
                Arguments.of("far behind", Duration.ofHours(-2), Result.FAILED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clocks")
    void clocksThatDisagreeAreNamed(String name, Duration ahead, Result result) throws Exception {
        Instant there = clock.instant().minus(ahead);
        Transport server = call -> new HttpReply(
                200,
                Map.of("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC))),
                new byte[0]);
        serverClock.watched(server).exchange(new HttpCall("GET", "http://crm", Map.of(), new byte[0]));
        assertThat(diagnosis().findings())
                .filteredOn(f -> f.check().equals("crm.clock"))
                .extracting(Finding::result)
                .containsExactly(result);
    }

    @Test
    void aSlowAnswerIsNoWrongClock() throws Exception {
        Instant there = clock.instant().plusSeconds(100);
        Transport slow = call -> {
            clock.advance(Duration.ofSeconds(200));
            return new HttpReply(
                    200,
                    Map.of("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC))),
                    new byte[0]);
        };
        serverClock.watched(slow).exchange(new HttpCall("GET", "http://crm", Map.of(), new byte[0]));
        assertThat(serverClock.ahead()).isEqualTo(Optional.of(Duration.ZERO));
    }
}
