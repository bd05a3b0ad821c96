package io.puente.delivery;

import static io.puente.delivery.DeliveryBench.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.model.ConsentDecision;
import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.spi.Capabilities;
import io.puente.spi.ChangeBatch;
import io.puente.store.LeaseLost;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.SimpleMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    @Test
    void aTenMessageCaseTakesThreeCalls() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.person(1, 10);

            DeliveryReport report = bench.deliver();

            assertThat(report.calls()).isEqualTo(3);
            assertThat(bench.crm.calls())
                    .extracting(batch -> batch.object().value())
                    .containsExactly("Contact", "Case", "Message");
            assertThat(bench.crm.records("Message")).hasSize(10);
            assertThat(bench.outbox.dirty()).isZero();
            assertThat(bench.outbox.nextDue(DeliveryBench.TARGET)).isEmpty();
        }
    }

    @Test
    void aBacklogOfThousandConversationsTakesLessThanTenCallsPerThousandMessages() throws Exception {
        try (var bench = new DeliveryBench()) {
            for (int i = 1; i <= 1000; i++) {
                bench.person(i, 10);
            }
            bench.drain();

            assertThat(bench.crm.records("Message")).hasSize(10_000);
            assertThat(bench.crm.calls().size()).isLessThanOrEqualTo(100);
            assertThat(bench.crm.breaches()).isEmpty();
        }
    }

    @Test
    void childrenPointToTheirParents() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.person(1, 1);
            bench.world.put(Canonical.consent(1, ConsentDecision.OPT_OUT));
            bench.drain();

            CrmRecord contact = bench.crm.record("Contact", Canonical.contact(1).value());
            CrmRecord theCase =
                    bench.crm.record("Case", Canonical.engagementKey(1).value());
            assertThat(theCase.field("ContactId")).isEqualTo(contact.id());
            assertThat(bench.crm.records("Message").get(0).field("CaseId")).isEqualTo(theCase.id());
            assertThat(bench.crm.records("Consent").get(0).field("ContactId")).isEqualTo(contact.id());
        }
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.person(1, 3);
            bench.drain();
            bench.crm.forgetCalls();

            bench.world.put(Canonical.person(1));
            bench.world.put(Canonical.message(1, 2));
            DeliveryReport report = bench.deliver();

            assertThat(bench.crm.calls()).isEmpty();
            assertThat(report.unchanged()).isEqualTo(3);
            assertThat(bench.outbox.dirty()).isZero();
        }
    }

    @Test
    void peoplesEditsWin() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.person(1, 1);
            bench.drain();
            CrmRecord contact = bench.crm.record("Contact", Canonical.contact(1).value());
            bench.crm.edit(contact, "Name", "Edited by an agent");
            bench.world.put(Canonical.person(1, "Another name", "another"));
            bench.drain();

            CrmRecord after = bench.crm.record("Contact", Canonical.contact(1).value());
            assertThat(after.field("Name")).isEqualTo("Edited by an agent");
            assertThat(after.field("Username")).isEqualTo("another");
        }
    }

    @Test
    void aMessageWithoutCaseWaitsAndComesWithTheCase() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.world.put(Canonical.person(1));
            bench.world.put(Canonical.message(1, 1, "early", null, null));
            DeliveryReport report = bench.deliver();

            assertThat(report.waiting()).isEqualTo(1);
            assertThat(bench.outbox.dirty()).isZero();
            assertThat(bench.outbox.nextDue(DeliveryBench.TARGET)).isEmpty();

            bench.world.put(Canonical.engagement(1, Engagement.Status.OPEN));
            bench.world.put(Canonical.message(1, 1));
            bench.drain();
            assertThat(bench.crm.records("Message")).hasSize(1);
        }
    }

    /** Asking is a query. */
    @Test
    void theMappingIsAskedForOnceInADeliveryAndNeverForNobody() throws Exception {
        try (var bench = new DeliveryBench()) {
            for (int person = 1; person <= 20; person++) {
                bench.person(person, 3);
            }
            bench.deliver();
            assertThat(bench.crm.records("Message")).hasSize(60);
            assertThat(bench.mappingAsked).hasValue(1);
            bench.delivery.deliver(DeliveryBench.LEASE, List.of());
            assertThat(bench.mappingAsked).hasValue(1);
        }
    }

    @Test
    void aMessageMayGoWithoutCase() throws Exception {
        var mapping = SimpleMapping.of(WhenMissing.OMIT);
        try (var bench =
                new DeliveryBench(new Capabilities(200, 4, true), new CrmFaults(), mapping, DeliverySettings.DEFAULT)) {
            bench.world.put(Canonical.person(1));
            bench.world.put(Canonical.message(1, 1, "early", null, null));
            bench.drain();

            assertThat(bench.crm.records("Message").get(0).field("CaseId")).isEmpty();
        }
    }

    @Test
    void manyMessagesOfOnePersonGoInOrderOverSeveralCallsAndDeliveries() throws Exception {
        var settings = new DeliverySettings(50, 1000, 8, 5);
        try (var bench = new DeliveryBench(
                new Capabilities(20, 4, true), new CrmFaults(), SimpleMapping.of(WhenMissing.WAIT), settings)) {
            bench.person(1, 120);
            int rounds = bench.drain();

            assertThat(rounds).isEqualTo(3);
            List<String> sent = bench.crm.calls().stream()
                    .filter(call -> call.object().value().equals("Message"))
                    .map(ChangeBatch::changes)
                    .flatMap(List::stream)
                    .map(change -> change.key().value())
                    .toList();
            assertThat(sent)
                    .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 120)
                            .mapToObj(i -> Canonical.messageKey(1, i).value())
                            .toList());
            assertThat(bench.crm.breaches()).isEmpty();
        }
    }

    @Test
    void aChangeDuringTheDeliveryKeepsTheRowDirty() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.person(1, 1);
            bench.outbox.nextDue(DeliveryBench.TARGET).ifPresent(bench.clock::advanceTo);
            var rows = bench.due();
            bench.world.put(Canonical.message(1, 1, "Text 1/1", Canonical.engagementKey(1), DeliveryState.READ));
            bench.delivery.deliver(LEASE, rows);

            assertThat(bench.outbox.dirty()).isEqualTo(1);
            bench.drain();
            assertThat(bench.crm.records("Message").get(0).field("State")).isEqualTo("READ");
        }
    }

    @Test
    void aLostLeaseAcknowledgesNothing() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.person(1, 1);
            bench.outbox.fence(2);

            assertThatThrownBy(bench::deliver).isInstanceOf(LeaseLost.class);
            assertThat(bench.outbox.dirty()).isEqualTo(1);
        }
    }

    @Test
    void aPersonWithoutStateIsAcknowledged() throws Exception {
        try (var bench = new DeliveryBench()) {
            bench.world.put(Canonical.message(1, 1));
            bench.deliver();
            assertThat(bench.outbox.dirty()).isZero();
        }
    }
}
