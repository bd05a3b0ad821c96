package io.puente.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.parity.ParityReport.State;
import io.puente.parity.ParityWorker.Started;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.testkit.Canonical;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityWorkerTest {

    @TempDir
    Path folder;

    ParityBench bench() throws Exception {
        return new ParityBench(folder);
    }

    @Test
    void oneAtATimeAndStoppedByHandItGoesOnLater() throws Exception {
        try (var bench = bench();
                var worker = new ParityWorker(bench.parts());
                var otherNode = new ParityWorker(bench.partsOf("other"))) {
            bench.person(1, 2);
            bench.drain();
            assertThat(worker.report()).isEmpty();
            var reading = new CountDownLatch(1);
            bench.crm.beforeRead(() -> {
                reading.countDown();
                never();
            });

            assertThat(worker.start(false)).isEqualTo(Started.ANEW);
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.start(false)).isEqualTo(Started.RUNS_ALREADY);
            assertThat(otherNode.start(false)).isEqualTo(Started.RUNS_ALREADY);
            assertThat(worker.report().orElseThrow().state()).isEqualTo(State.RUNNING);
            assertThatThrownBy(() -> worker.heal(List.of())).hasMessageContaining("under way");

            assertThat(worker.cancel()).isTrue();
            assertThat(worker.report().orElseThrow().state()).isEqualTo(State.STOPPED);
            assertThat(worker.cancel()).isFalse();

            bench.crm.beforeRead(() -> {});
            assertThat(otherNode.start(false)).isEqualTo(Started.CONTINUED);
            bench.await(() -> otherNode.report().orElseThrow().state() == State.DONE);
            assertThat(worker.report().orElseThrow().inParity()).isTrue();
            assertThat(otherNode.start(false)).isEqualTo(Started.ANEW);
        }
    }

    @Test
    void whatWasUnderWayWhenTheProcessEndedGoesOnWithTheNext() throws Exception {
        try (var bench = bench()) {
            bench.person(1, 2);
            bench.drain();
            var reading = new CountDownLatch(1);
            bench.crm.beforeRead(() -> {
                reading.countDown();
                never();
            });
            var first = new ParityWorker(bench.parts());
            first.start(false);
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
            first.close();
            bench.crm.beforeRead(() -> {});

            try (var next = new ParityWorker(bench.parts())) {
                assertThat(next.report().orElseThrow().state()).isEqualTo(State.RUNNING);
                next.resume();
                bench.await(() -> next.report().orElseThrow().state() == State.DONE);
                assertThat(next.report().orElseThrow().inParity()).isTrue();
            }
        }
    }

    /** A process that was killed could not say so; its lease runs out. */
    @Test
    void whatAKilledProcessLeftGoesOnElsewhereOnceNobodyCanBeAtWorkOnIt() throws Exception {
        try (var bench = bench();
                var killed = new ParityWorker(bench.partsOf("killed"));
                var next = new ParityWorker(bench.parts())) {
            bench.person(1, 2);
            bench.drain();
            var reading = new CountDownLatch(1);
            bench.crm.beforeRead(() -> {
                reading.countDown();
                never();
            });
            killed.start(false);
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
            bench.crm.beforeRead(() -> {});

            assertThat(next.resume()).isFalse();
            bench.clock.advance(KeptLease.TERM.plusSeconds(1));
            assertThat(next.resume()).isTrue();
            bench.await(() -> next.report().orElseThrow().state() == State.DONE);
            long finished = next.report().orElseThrow().finishedAt();
            bench.clock.advance(KeptLease.TERM.plusSeconds(1));
            assertThat(next.resume()).isFalse();
            assertThat(next.report().orElseThrow().finishedAt()).isEqualTo(finished);
        }
    }

    @Test
    void saysWhyItStopped() throws Exception {
        try (var bench = bench();
                var worker = new ParityWorker(bench.parts())) {
            bench.person(1, 2);
            bench.drain();
            bench.crm.faults().down(Failure.of(FailureKind.UNAUTHORISED, "401", ""));

            worker.start(false);
            bench.await(() -> worker.report().orElseThrow().state() == State.STOPPED);

            assertThat(worker.report().orElseThrow().reason()).contains("sign-in");
        }
    }

    @Test
    void writesAgainWhatWasLostAndLeavesPeoplesEditsAlone() throws Exception {
        try (var bench = bench();
                var worker = new ParityWorker(bench.parts())) {
            for (int person = 1; person <= 5; person++) {
                bench.person(person, 3);
            }
            bench.drain();
            bench.crm.delete(bench.message(1, 2));
            bench.crm.delete(bench.theCase(2));
            bench.crm.delete(bench.contact(3));
            bench.crm.rekey(bench.message(4, 1), "lost");
            bench.crm.edit(bench.theCase(5), "Status", "Escalated");
            bench.compare();
            assertThat(worker.report().orElseThrow().differences()).isEqualTo(5);

            assertThat(worker.heal(List.of(Cause.DELETED_IN_CRM))).isEqualTo(3);
            assertThat(worker.heal(List.of())).isEqualTo(1);
            assertThat(worker.heal(List.of())).as("each is taken up once").isZero();
            assertThatThrownBy(() -> worker.heal(List.of(Cause.CHANGED_IN_CRM)))
                    .isInstanceOf(IllegalArgumentException.class);
            bench.drain();
            bench.compare();

            assertThat(bench.crm.records("Message")).hasSize(15);
            assertThat(bench.found())
                    .filteredOn(found -> !found.contains("CHANGED_IN_CRM"))
                    .isEmpty();
            assertThat(bench.theCase(5).field("Status")).isEqualTo("Escalated");
        }
    }

    @Test
    void theTextHoldsNoValue() throws Exception {
        try (var bench = bench()) {
            bench.person(1, 2);
            bench.drain();
            bench.crm.edit(bench.message(1, 2), "Body", "secret words");
            bench.crm.delete(bench.message(1, 1));
            ParityReport report = bench.compare();

            for (Locale language : List.of(Locale.ENGLISH, new Locale("es"))) {
                String text = new ParityText(new ParityWords(language)).of("crm-a", report, bench.differences());

                assertThat(text)
                        .contains("Body", Canonical.messageKey(1, 2).value(), "DELETED_IN_CRM")
                        .doesNotContain("secret", "Text 1", "34600", "Person 1", "{");
            }
            assertThat(new ParityWords(Locale.ENGLISH).verdict(report))
                    .isEqualTo("2 differences in 4 records; all of them explain themselves.");
            assertThat(new ParityWords(new Locale("es")).verdict(report)).startsWith("2 diferencias en 4 registros");
        }
    }

    private static void never() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
