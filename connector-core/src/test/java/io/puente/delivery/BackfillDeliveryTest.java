package io.puente.delivery;

import static io.puente.delivery.DeliveryBench.LEASE;
import static io.puente.delivery.DeliveryBench.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import io.puente.model.ConsentDecision;
import io.puente.model.TargetId;
import io.puente.spi.Capabilities;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.store.Outbox.DueRow;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.SimpleMapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BackfillDeliveryTest {

    static void fillAnew(DeliveryBench bench) throws Exception {
        bench.outbox.restart(TARGET);
        while (bench.outbox.advance(LEASE, TARGET, 100)) {
            List<DueRow> rows = bench.outbox.backlog(TARGET, bench.clock.instant(), 100, Set.of());
            while (!rows.isEmpty()) {
                bench.delivery.deliver(LEASE, rows);
                rows = bench.outbox.backlog(TARGET, bench.clock.instant(), 100, Set.of());
            }
        }
    }

    /** A consent that names the case of the message it was given in. */
    private static MappedObject consentOfCase() {
        return SimpleMapping.object("consent", "Consent", CanonicalKind.CONSENT, List.of("case"), Set.of(), input -> {
            var engagement = input.engagement();
            var parent = new ParentReference(
                    "CaseId", "case", engagement == null ? "" : engagement.key().value(), WhenMissing.OMIT);
            return new Mapped(
                    new ExternalKey(SimpleMapping.KEY, input.consent().key().value()),
                    Map.of("Decision", FieldValue.text("x")),
                    Map.of(),
                    Map.of(),
                    List.of(parent),
                    false);
        });
    }

    @Test
    void whatTheCrmHasCostsNoCall() throws Exception {
        try (var bench = new DeliveryBench()) {
            for (int person = 1; person <= 20; person++) {
                bench.person(person, 30);
                bench.world.put(Canonical.consent(person, ConsentDecision.OPT_OUT));
            }
            bench.drain();
            bench.crm.forgetCalls();

            fillAnew(bench);

            assertThat(bench.crm.calls()).isEmpty();
            assertThat(bench.outbox.progress(TARGET))
                    .hasValueSatisfying(p -> assertThat(p.done()).isEqualTo(20));
        }
    }

    @Test
    void whatTheCrmLacksIsWritten() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.person(1, 3);
            bench.drain();
            bench.crm.forgetCalls();
            bench.world.put(Canonical.message(1, 2, "corrected", Canonical.engagementKey(1), null));

            fillAnew(bench);
            bench.drain();

            assertThat(bench.crm.calls())
                    .singleElement()
                    .satisfies(batch -> assertThat(batch.changes()).hasSize(1));
        }
    }

    @Test
    void aConsentKeepsItsCaseAlthoughItsMessageComesInAnotherPiece() throws Exception {
        var mapping = SimpleMapping.of(List.of(
                SimpleMapping.contact(),
                SimpleMapping.engagement(),
                SimpleMapping.message(WhenMissing.WAIT),
                consentOfCase()));
        var pieces = new DeliverySettings(20, 100, 8, 5);
        try (var bench = new DeliveryBench(new Capabilities(200, 4, true), new CrmFaults(), mapping, pieces)) {
            bench.person(1, 1);
            bench.drain();
            for (int message = 2; message <= 90; message++) {
                bench.world.put(Canonical.message(1, message));
            }
            bench.world.put(Canonical.consent(1, ConsentDecision.OPT_OUT));
            bench.drain();
            String caseId =
                    bench.crm.record("Case", Canonical.engagementKey(1).value()).id();
            assertThat(bench.crm.records("Consent").get(0).field("CaseId")).isEqualTo(caseId);
            bench.crm.forgetCalls();

            fillAnew(bench);

            assertThat(bench.crm.calls()).isEmpty();
        }
    }

    @Test
    void callsOfWhatHappensNowOvertakeThoseOfABackfill() throws Exception {
        try (var queue = new CallQueue(new TargetId("crm-a"), 1)) {
            var free = new CountDownLatch(1);
            var order = java.util.Collections.synchronizedList(new java.util.ArrayList<String>());
            queue.submit(
                    () -> {
                        free.await();
                        return List.of();
                    },
                    true);
            List<Future<?>> all = List.of(
                    queue.submit(() -> note(order, "old 1"), true),
                    queue.submit(() -> note(order, "old 2"), true),
                    queue.submit(() -> note(order, "new 1"), false),
                    queue.submit(() -> note(order, "new 2"), false));
            free.countDown();
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(order).containsExactly("new 1", "new 2", "old 1", "old 2");
        }
    }

    private static List<String> note(List<String> order, String what) {
        order.add(what);
        return List.of();
    }
}
