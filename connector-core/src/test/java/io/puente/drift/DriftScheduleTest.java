package io.puente.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.delivery.RefusedRecord;
import io.puente.drift.DriftReport.Because;
import io.puente.spi.TargetFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftScheduleTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @TempDir
    Path folder;

    private DriftBench bench;
    private DriftWatch watch;
    private DriftSchedule schedule;

    @BeforeEach
    void open() {
        bench = new DriftBench(folder);
        watch = bench.watch("node-1");
        schedule = new DriftSchedule(LocalTime.of(3, 0), MADRID, bench.clock);
        schedule.add(watch);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyNightWithinTheHourAfterTheTimeThatIsSet() throws Exception {
        Instant first = schedule.next(DriftBench.CRM);
        assertThat(first.atZone(MADRID).toLocalTime())
                .isAfterOrEqualTo(LocalTime.of(3, 0))
                .isBefore(LocalTime.of(4, 0));
        schedule.step();
        int calls = bench.crm.calls();
        schedule.step();
        assertThat(bench.crm.calls()).isEqualTo(calls);
        assertThat(watch.latest()).isEmpty();
        bench.clock.advanceTo(first);
        schedule.step();
        assertThat(watch.latest())
                .hasValueSatisfying(r -> assertThat(r.because()).isEqualTo(Because.NIGHTLY));
        assertThat(schedule.next(DriftBench.CRM)).isEqualTo(first.plus(Duration.ofDays(1)));
    }

    @Test
    void theFirstNightComparesWithTheStateAtTheStart() throws Exception {
        bench.crm.fail(TargetFailure.unavailable("503", "down"));
        schedule.step();
        bench.crm.fail(null);
        schedule.step();
        bench.crm.text("Case", "Subject", 40);
        bench.clock.advanceTo(schedule.next(DriftBench.CRM));
        schedule.step();
        assertThat(watch.latest().orElseThrow().alarms())
                .extracting(DriftReport.Alarm::changed)
                .containsExactly("held 255 characters, holds 40");
    }

    @Test
    void aRefusalIsLookedAtAtOnceWithItsRecord() throws Exception {
        bench.crm.remove("Case", "Subject");
        schedule.refused(DriftBench.CRM, new RefusedRecord("case", "abc"));
        schedule.step();
        assertThat(watch.latest()).hasValueSatisfying(report -> {
            assertThat(report.because()).isEqualTo(Because.REFUSED);
            assertThat(report.alarms())
                    .singleElement()
                    .satisfies(alarm -> assertThat(alarm.firstHit().key()).isEqualTo("abc"));
        });
    }

    @Test
    void aCrmThatCannotBeAskedIsAskedAgainLaterForTheSameReason() throws Exception {
        bench.crm.fail(TargetFailure.unavailable("503", "down"));
        schedule.refused(DriftBench.CRM, new RefusedRecord("case", "abc"));
        assertThat(schedule.step()).isEqualTo(Duration.ofMinutes(15));
        assertThat(watch.latest()).isEmpty();
        bench.crm.fail(null);
        bench.clock.advance(Duration.ofMinutes(15));
        schedule.step();
        assertThat(watch.latest())
                .hasValueSatisfying(r -> assertThat(r.because()).isEqualTo(Because.REFUSED));
    }

    @Test
    void oneNodeOfSeveralLooksInANight() throws Exception {
        var other = new DriftSchedule(LocalTime.of(3, 0), MADRID, bench.clock);
        other.add(bench.watch("node-2"));
        bench.clock.advanceTo(schedule.next(DriftBench.CRM));
        schedule.step();
        int calls = bench.crm.calls();
        other.step();
        assertThat(bench.crm.calls()).isEqualTo(calls);
        assertThat(other.next(DriftBench.CRM)).isEqualTo(schedule.next(DriftBench.CRM));
    }

    @Test
    void aNightThatWasSleptThroughIsMadeUpFor() throws Exception {
        bench.clock.advanceTo(schedule.next(DriftBench.CRM));
        schedule.step();
        bench.clock.advance(Duration.ofHours(30));
        var restarted = new DriftSchedule(LocalTime.of(3, 0), MADRID, bench.clock);
        restarted.add(bench.watch("node-1"));
        assertThat(restarted.next(DriftBench.CRM)).isEqualTo(bench.clock.instant());
    }
}
