package io.puente.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.testkit.Canonical;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traffic goes on while it compares: nothing that merely moves is called a difference of the CRM. */
class LiveTrafficTest {

    @TempDir
    Path folder;

    @Test
    void whatIsChangedAndDeliveredBetweenPlanningAndReadingIsEqual() throws Exception {
        try (var bench = new ParityBench(folder)) {
            bench.person(1, 2);
            bench.drain();
            var reads = new AtomicInteger();
            bench.crm.beforeRead(() -> {
                if (reads.getAndIncrement() == 0) {
                    bench.commit(bench.batch()
                            .person(Canonical.person(1, "Person 1", "renamed"))
                            .engagement(Canonical.engagement(1, Engagement.Status.CLOSED))
                            .message(
                                    Canonical.message(1, 2, "edited", Canonical.engagementKey(1), DeliveryState.READ)));
                    bench.drain();
                }
            });

            assertThat(bench.compare().inParity()).isTrue();
        }
    }

    @Test
    void whatIsChangedBetweenPlanningAndReadingAndNotDeliveredIsBehind() throws Exception {
        try (var bench = new ParityBench(folder)) {
            bench.person(1, 2);
            bench.drain();
            bench.crm.edit(bench.theCase(1), "Status", "Escalated");
            var reads = new AtomicInteger();
            bench.crm.beforeRead(() -> {
                if (reads.getAndIncrement() == 0) {
                    bench.commit(bench.batch().engagement(Canonical.engagement(1, Engagement.Status.CLOSED)));
                }
            });

            bench.compare();

            assertThat(bench.found()).containsExactly("case different BEHIND [Status]");
        }
    }

    @Test
    void whatChangesDuringEveryLookIsBehindAndNoDefect() throws Exception {
        try (var bench = new ParityBench(folder)) {
            bench.person(1, 1);
            bench.drain();
            bench.crm.delete(bench.message(1, 1));
            var reads = new AtomicInteger();
            bench.crm.beforeRead(() -> {
                String username = "user-" + reads.getAndIncrement();
                bench.commit(bench.batch().person(Canonical.person(1, "Person 1", username)));
                bench.drain();
            });

            bench.compare();

            assertThat(bench.found()).contains("message missing BEHIND").noneMatch(f -> f.contains("DELETED"));
        }
    }

    @Test
    void whoIsMergedMeanwhileCountsAsNeverSeen() throws Exception {
        try (var bench = new ParityBench(folder)) {
            bench.person(1, 1);
            bench.person(2, 1);
            bench.drain();
            var reads = new AtomicInteger();
            bench.crm.beforeRead(() -> {
                if (reads.getAndIncrement() == 0) {
                    bench.commit(bench.batch()
                            .merge(Canonical.contact(2), Canonical.contact(1))
                            .person(Canonical.person(1)));
                    bench.drain();
                }
            });

            ParityReport report = bench.compare();

            assertThat(report.explained()).isEqualTo(report.differences());
            assertThat(bench.found()).isSubsetOf("contact extra MERGED");
        }
    }
}
