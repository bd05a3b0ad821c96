package io.puente.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.drift.DriftReport.Because;
import io.puente.drift.DriftReport.FirstHit;
import io.puente.spi.TargetFailure;
import io.puente.testkit.Canonical;
import io.puente.testkit.DescribedCrm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriftWatchTest {

    @TempDir
    Path folder;

    private DriftBench bench;
    private DriftWatch watch;

    @BeforeEach
    void open() {
        bench = new DriftBench(folder);
        watch = bench.watch("node-1");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private DriftReport look() throws Exception {
        bench.clock.advance(Duration.ofMinutes(1));
        return watch.look(Because.NIGHTLY, null).orElseThrow();
    }

    static Stream<Arguments> harm() {
        return Stream.of(
                row(
                        "field removed",
                        crm -> crm.remove("Case", "Subject"),
                        "mine.yaml:16:7: case.Subject Case has no field 'Subject', or Puente's user may not see it"
                                + " (the field is gone, or Puente's user may not see it any more)"),
                row(
                        "field shortened",
                        crm -> crm.text("Case", "Subject", 40),
                        "mine.yaml:16:7: case.Subject the text may have 80 characters, the field holds 40; lower it to"
                                + " 'max: 40' (held 255 characters, holds 40)"),
                row(
                        "field became required",
                        crm -> crm.change("Case", "Unused", f -> DescribedCrm.access(f, true, true, true)),
                        "mine.yaml:10:11: case.Unused 'Unused' (Label of Unused) is required by the CRM and not mapped;"
                                + " add it (is required, which it was not before)"),
                row(
                        "field became read-only",
                        crm -> crm.change("Case", "Subject", f -> DescribedCrm.access(f, false, false, false)),
                        "mine.yaml:16:7: case.Subject cannot be written by Puente's user; check permissions, or remove"
                                + " it (could be written by Puente's user, cannot any more)"),
                row(
                        "field can only be set once",
                        crm -> crm.change("Case", "Subject", f -> DescribedCrm.access(f, false, true, false)),
                        "mine.yaml:16:7: case.Subject cannot be changed once the record exists; say 'write: create'"
                                + " (could be changed on an existing record, cannot any more)"),
                row(
                        "value of a list gone",
                        crm -> crm.picklist("Case", "Status", "New", "Working"),
                        "mine.yaml:17:69: case.Status 'Closed' is not among the field's values; allowed are New,"
                                + " Working (the value 'Closed' is gone)"),
                row(
                        "key no longer unique",
                        crm -> crm.text("Contact", "Key", 40),
                        "mine.yaml:7:10: contact.Key Key is not a unique external id; without one, records would be"
                                + " doubled; make it unique, or let Puente create its own (was a unique external id,"
                                + " is not any more)"),
                row(
                        "object gone",
                        crm -> crm.remove("Case"),
                        "mine.yaml:11:13: case the CRM has no object 'Case', or Puente's user may not see it; check the"
                                + " spelling and the user's permissions (the object is gone, or Puente's user may not"
                                + " see it any more)"));
    }

    private static Arguments row(String name, Consumer<DescribedCrm> change, String alarm) {
        return Arguments.of(name, change, alarm);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harm")
    void aChangeThatHarmsRaisesTheAlarmUntilItIsUndone(String name, Consumer<DescribedCrm> change, String alarm)
            throws Exception {
        assertThat(look().clean()).isTrue();
        change.accept(bench.crm);
        DriftReport harmed = look();
        assertThat(harmed.alarms()).extracting(DriftReport.Alarm::text).containsExactly(alarm);
        assertThat(harmed.since()).isEqualTo(bench.clock.instant());
        assertThat(watch.problems()).isEqualTo(1);
        DriftReport nextNight = look();
        assertThat(nextNight.alarms()).isEqualTo(harmed.alarms());
        assertThat(nextNight.since()).isEqualTo(harmed.since());
        bench.crm
                .key("Contact", "Key")
                .key("Case", "Key")
                .text("Case", "Subject", 255)
                .text("Case", "Unused", 255);
        bench.crm.picklist("Case", "Status", "New", "Closed", "Working");
        assertThat(look().clean()).isTrue();
        assertThat(watch.problems()).isZero();
        assertThat(watch.latest())
                .hasValueSatisfying(report -> assertThat(report.since()).isNull());
    }

    @Test
    void aChangeThatDoesNoHarmIsToldWithoutAlarm() throws Exception {
        look();
        bench.crm.text("Case", "Subject", 100).picklist("Case", "Status", "New", "Closed");
        bench.crm.remove("Case", "Unused");
        assertThat(look()).satisfies(report -> {
            assertThat(report.clean()).isTrue();
            assertThat(report.changes())
                    .extracting(SchemaChange::field, SchemaChange::says)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("Status", "the value 'Working' is gone"),
                            org.assertj.core.groups.Tuple.tuple("Subject", "held 255 characters, holds 100"));
        });
        assertThat(look().changes()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harm")
    void theFirstLookTellsWhatHasChangedSinceTheActivation(String name, Consumer<DescribedCrm> change, String alarm)
            throws Exception {
        watch.keepBaseline();
        assertThat(watch.latest()).isEmpty();
        change.accept(bench.crm);
        watch.keepBaseline();
        assertThat(look().alarms()).extracting(DriftReport.Alarm::text).containsExactly(alarm);
    }

    @Test
    void anActivationAddsWhatItUsesAndHidesNothingThatHasChangedBefore() throws Exception {
        look();
        bench.crm.text("Case", "Subject", 100);
        bench.mapping = DriftBench.mapping(DriftBench.FILE.replace(
                "      Subject:", "      Unused: { value: engagement.subject, max: 80 }\n      Subject:"));
        bench.clock.advance(Duration.ofHours(2));
        watch.keepBaseline();
        int calls = bench.crm.calls();
        bench.watch("node-2").keepBaseline();
        assertThat(bench.crm.calls()).isEqualTo(calls);
        bench.crm.text("Case", "Unused", 90);
        assertThat(look().changes())
                .extracting(SchemaChange::field, SchemaChange::says)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Subject", "held 255 characters, holds 100"),
                        org.assertj.core.groups.Tuple.tuple("Unused", "held 255 characters, holds 90"));
    }

    @Test
    void ofACrmThatIsBeingSetUpNothingIsKept() throws Exception {
        bench.crm.text("Case", "Subject", 40);
        watch.keepBaseline();
        bench.crm.text("Case", "Subject", 255);
        bench.clock.advance(Duration.ofHours(2));
        watch.keepBaseline();
        bench.crm.text("Case", "Subject", 100);
        assertThat(look().changes()).extracting(SchemaChange::says).containsExactly("held 255 characters, holds 100");
    }

    @Test
    void theFirstRecordRefusedForTheFieldIsNamedByItsKey() throws Exception {
        bench.crm.picklist("Case", "Status", "New");
        bench.park("case", "later", "The CRM does not take a value (field Status).", Canonical.START.plusSeconds(9));
        bench.park("case", "first", "The CRM does not take a value (field Status).", Canonical.START.plusSeconds(5));
        bench.park("case", "other", "The CRM does not take a value (field StatusReason).", Canonical.START);
        bench.park("message", "alien", "The CRM does not take a value (field Status).", Canonical.START);
        assertThat(look().alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.firstHit()).isEqualTo(new FirstHit("case", "first", Canonical.START.plusSeconds(5)));
            assertThat(alarm.text()).endsWith("; first refused: case first");
        });
    }

    @Test
    void whereTheWholeCrmRefusesTheRecordOfThatMomentStays() throws Exception {
        bench.crm.remove("Case", "Subject");
        var hit = new FirstHit("case", "abc", Canonical.START);
        assertThat(watch.look(Because.REFUSED, hit).orElseThrow().alarms())
                .extracting(DriftReport.Alarm::firstHit)
                .containsExactly(hit);
        assertThat(look().alarms()).extracting(DriftReport.Alarm::firstHit).containsExactly(hit);
    }

    @Test
    void aCrmThatCannotBeAskedRaisesNoAlarmAndClearsNone() throws Exception {
        bench.crm.fail(TargetFailure.unavailable("503", "down"));
        assertThatThrownBy(this::look).isInstanceOf(TargetFailure.class);
        assertThat(watch.latest()).isEmpty();
        bench.crm.fail(null);
        bench.crm.remove("Case", "Subject");
        look();
        bench.crm.fail(TargetFailure.unavailable("503", "down"));
        assertThatThrownBy(this::look).isInstanceOf(TargetFailure.class);
        assertThat(watch.problems()).isEqualTo(1);
    }

    @Test
    void anotherNodeKnowsTheAlarmAndDoesNotLookAtTheSameTime() throws Exception {
        bench.crm.remove("Case", "Subject");
        look();
        DriftWatch other = bench.watch("node-2");
        assertThat(other.latest()).isEqualTo(watch.latest());
        assertThat(bench.stores.leases().acquire("drift:crm-a", "node-3", Duration.ofMinutes(1)))
                .isPresent();
        assertThat(other.look(Because.NIGHTLY, null)).isEmpty();
    }

    @Test
    void aMappingThatWasActivatedMeanwhileIsTheOneCompared() throws Exception {
        bench.crm.text("Case", "Subject", 40);
        assertThat(look().clean()).isFalse();
        bench.mapping = DriftBench.mapping(
                DriftBench.FILE.replace("engagement.subject, max: 80", "engagement.subject, max: 40"));
        assertThat(look()).satisfies(report -> {
            assertThat(report.clean()).isTrue();
            assertThat(report.version()).isEqualTo(bench.mapping.mapping().version());
        });
    }
}
