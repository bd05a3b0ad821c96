package io.puente.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import io.puente.store.Lease;
import io.puente.testkit.Canonical;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityRunTest {

    @TempDir
    Path folder;

    ParityBench bench() throws Exception {
        return new ParityBench(folder);
    }

    @Test
    void readsFullPages() throws Exception {
        try (var bench = bench()) {
            people(bench, 1, 450, 4);
            bench.drain();

            ParityReport report = bench.compare();

            assertThat(report.inParity()).isTrue();
            assertThat(report.people()).isEqualTo(450);
            // 450 contacts and as many cases, 1,800 messages, 200 in a call.
            assertThat(report.calls()).isEqualTo(3 + 3 + 9);
            assertThat(bench.crm.readSizes().stream().filter(size -> size == 200))
                    .hasSize(2 + 2 + 9);
            assertThat(report.objects())
                    .extracting(ObjectCount::object, ObjectCount::equal)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("contact", 450L),
                            org.assertj.core.groups.Tuple.tuple("case", 450L),
                            org.assertj.core.groups.Tuple.tuple("message", 1800L),
                            org.assertj.core.groups.Tuple.tuple("consent", 0L));
        }
    }

    @Test
    void aPersonWithMoreMessagesThanAreLoadedAtOnceIsComparedWhole() throws Exception {
        try (var bench = bench()) {
            bench.person(1, 3 * Comparison.MESSAGES + 7);
            bench.drain();
            bench.crm.delete(bench.message(1, 1));
            bench.crm.delete(bench.message(1, 3 * Comparison.MESSAGES + 7));

            ParityReport report = bench.compare();

            assertThat(bench.found())
                    .containsExactly("message missing DELETED_IN_CRM", "message missing DELETED_IN_CRM");
            assertThat(report.objects())
                    .extracting(ObjectCount::expected)
                    .containsExactly(1L, 1L, 3L * Comparison.MESSAGES + 7, 0L);
        }
    }

    @Test
    void twoRunsOverTheSameStateGiveTheSameHashes() throws Exception {
        try (var bench = bench()) {
            people(bench, 1, 20, 3);
            bench.drain();
            bench.crm.edit(bench.message(3, 2), "Body", "edited");

            List<ObjectCount> first = bench.compare().objects();
            List<ObjectCount> second = bench.compare().objects();

            assertThat(second).isEqualTo(first);
            assertThat(first.get(2).hash()).isNotEqualTo(first.get(2).crmHash());
        }
    }

    @Test
    void goesOnWhereItWasInterruptedAndCountsNothingTwice() throws Exception {
        try (var bench = bench()) {
            people(bench, 1, 1_250, 1);
            bench.drain();
            bench.crm.delete(bench.message(7, 1));
            bench.crm.delete(bench.message(1_249, 1));
            List<ObjectCount> undisturbed = bench.compare().objects();

            var reads = new AtomicInteger();
            // In the second stretch.
            bench.crm.beforeRead(() -> {
                if (reads.incrementAndGet() == 19) {
                    throw new IllegalStateException("the process dies");
                }
            });
            assertThatThrownBy(bench::compare).hasMessage("the process dies");
            bench.crm.beforeRead(() -> {});
            ParityReport kept = stored(bench);
            assertThat(kept.people()).isEqualTo(1_000);
            assertThat(kept.state()).isEqualTo(ParityReport.State.RUNNING);

            ParityParts parts = bench.parts();
            Lease lease = bench.stores
                    .leases()
                    .acquire(KeptLease.name(parts), "bench", Duration.ofDays(10_000))
                    .orElseThrow();
            new ParityRun(parts, bench.mapping, lease, kept).run();

            ParityReport done = stored(bench);
            assertThat(done.state()).isEqualTo(ParityReport.State.DONE);
            assertThat(done.people()).isEqualTo(1_250);
            assertThat(done.objects()).isEqualTo(undisturbed);
            assertThat(bench.differences()).extracting(d -> d.number()).containsExactly(1L, 2L);
        }
    }

    @Test
    void waitsWhileTheAllowanceOfCallsIsUsedUp() throws Exception {
        try (var bench = bench()) {
            people(bench, 1, 3, 1);
            bench.drain();
            bench.crm.budget(95, 100);
            bench.crm.beforeRead(() -> {
                if (bench.crm.reads() == 1) {
                    bench.crm.budget(10, 100);
                }
            });
            Instant before = bench.clock.instant();

            assertThat(bench.compare().inParity()).isTrue();
            assertThat(Duration.between(before, bench.clock.instant())).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
        }
    }

    @Test
    void waitsForACrmThatIsDownAndGoesOn() throws Exception {
        try (var bench = bench()) {
            people(bench, 1, 3, 1);
            bench.drain();
            bench.crm.faults().down(Failure.of(FailureKind.UNAVAILABLE, "503", "away"));
            bench.crm.beforeRead(() -> {
                if (bench.crm.reads() == 3) {
                    bench.crm.faults().up();
                }
            });

            assertThat(bench.compare().inParity()).isTrue();
            assertThat(bench.gate.closedFor())
                    .as("deliveries learn of it themselves")
                    .isZero();
        }
    }

    @Test
    void stopsWhereAHumanIsNeeded() throws Exception {
        try (var bench = bench()) {
            people(bench, 1, 3, 1);
            bench.drain();
            bench.crm.faults().down(Failure.of(FailureKind.MISCONFIGURED, "NO_FIELD", "unknown field"));

            assertThatThrownBy(bench::compare).isInstanceOf(TargetFailure.class);
            assertThat(bench.gate.closedFor())
                    .as("deliveries are not stopped by it")
                    .isZero();
        }
    }

    @Test
    void anErasedPersonsDifferencesGoToo() throws Exception {
        try (var bench = bench()) {
            people(bench, 1, 2, 1);
            bench.drain();
            bench.crm.delete(bench.message(1, 1));
            bench.crm.delete(bench.message(2, 1));
            bench.compare();
            assertThat(bench.differences()).hasSize(2);

            bench.stores.erasure((body, places) -> body, Duration.ZERO).erase(Canonical.contact(1));

            assertThat(bench.differences()).extracting(d -> d.contact()).containsExactly(Canonical.contact(2));
        }
    }

    private static ParityReport stored(ParityBench bench) {
        return ReportJson.read(
                bench.stores.parity().document(ParityBench.TARGET).orElseThrow());
    }

    private static void people(ParityBench bench, int from, int to, int messages) {
        var batch = bench.batch();
        for (int person = from; person <= to; person++) {
            batch.story(person);
            for (int i = 2; i <= messages; i++) {
                batch.message(Canonical.message(person, i));
            }
        }
        bench.commit(batch);
    }
}
