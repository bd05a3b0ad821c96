package io.puente.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.Problem;
import io.puente.mapping.MapOutcome.Unmappable;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingInput;
import io.puente.model.CanonicalKind;
import io.puente.model.DeliveryState;
import io.puente.model.Engagement;
import io.puente.spi.Capabilities;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.store.CrmLink;
import io.puente.store.CrmLink.State;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.CrmFaults.When;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.SimpleMapping;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryFailureTest {
    private static final String CONTACT = Canonical.contact(1).value();
    private static final String CASE = Canonical.engagementKey(1).value();
    private static final String FIRST = Canonical.messageKey(1, 1).value();

    private final DeliveryBench bench = new DeliveryBench();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "INVALID_DATA,      PARKED, 1",
        "FORBIDDEN,         PARKED, 1",
        "CONTENTION,        PARKED, 8",
        "REFERENCE_MISSING, PARKED, 5",
    })
    void aRecordThatIsRefusedForEverNeedsAttentionAfterSoManyTries(FailureKind kind, State state, int tries)
            throws Exception {
        bench.person(1, 2);
        bench.crm.faults().refuse(FIRST, new Failure(kind, "CODE", "what it says", List.of("Body"), null), -1);
        bench.drain();

        CrmLink link = bench.outbox.link("message", FIRST);
        assertThat(link.state()).isEqualTo(state);
        assertThat(link.failureKind()).isEqualTo(kind.name());
        assertThat(link.vendorCode()).isEqualTo("CODE");
        assertThat(link.reason()).contains("what it says");
        long sent = bench.crm.calls().stream()
                .flatMap(call -> call.changes().stream())
                .filter(change -> change.key().value().equals(FIRST))
                .count();
        assertThat(sent).isEqualTo(tries);
        assertThat(bench.crm.records("Message")).hasSize(1);
        assertThat(bench.outbox.dirty()).isZero();
    }

    @Test
    void contentionPassesByItself() throws Exception {
        bench.person(1, 1);
        bench.crm.faults().refuse(CASE, Failure.of(FailureKind.CONTENTION, "LOCKED", ""), 3);
        bench.deliver();
        CrmLink message = bench.outbox.link("message", FIRST);
        assertThat(message.state()).isEqualTo(State.HELD);
        assertThat(message.waitsFor()).isEqualTo(CASE);
        assertThat(message.reason()).isEqualTo("Waits until the case is in the CRM.");

        bench.drain();
        assertThat(bench.outbox.link("message", FIRST).state()).isEqualTo(State.LINKED);
        assertThat(bench.outbox.link("case", CASE).attempts()).isZero();
        assertThat(bench.crm.records("Message")).hasSize(1);
    }

    @Test
    void aFailedParentHoldsBackItsOwnChildrenOnlyAndComesBackByReplay() throws Exception {
        bench.person(1, 2);
        bench.person(2, 2);
        bench.crm.faults().refuse(CONTACT, Failure.of(FailureKind.INVALID_DATA, "TOO_LONG", ""), -1);
        bench.drain();

        assertThat(bench.crm.records("Message")).hasSize(2);
        assertThat(bench.outbox.link("case", CASE).waitsFor()).isEqualTo(CONTACT);
        assertThat(bench.outbox.nextDue(DeliveryBench.TARGET)).isEmpty();

        bench.crm.faults().accept(CONTACT);
        bench.outbox.replay("contact", CONTACT);
        bench.drain();
        assertThat(bench.crm.records("Message")).hasSize(4);
    }

    @Test
    void aParkedRecordIsTriedAgainOnceItsOwnValuesChange() throws Exception {
        bench.person(1, 1);
        bench.crm.faults().refuse(CONTACT, Failure.of(FailureKind.INVALID_DATA, "TOO_LONG", ""), 1);
        bench.drain();
        bench.world.put(Canonical.message(1, 2));
        bench.drain();
        assertThat(bench.crm.records("Contact")).isEmpty();

        bench.world.put(Canonical.person(1, "A shorter name", "user1"));
        bench.drain();
        assertThat(bench.crm.records("Contact")).hasSize(1);
        assertThat(bench.crm.records("Message")).hasSize(2);
    }

    @ParameterizedTest(name = "{0}: attempts {1}, due after {2} to {3} s")
    @CsvSource({
        "THROTTLED,       0, 40, 44",
        "UNAVAILABLE,     1,  0,  1",
        "UNKNOWN_OUTCOME, 1,  0,  1",
        "UNAUTHORISED,    0,  0,  0",
        "MISCONFIGURED,   0,  0,  0",
    })
    void aFailureOfTheCrmAcknowledgesNothingOfTheCallAndKeepsTheRest(
            FailureKind kind, int attempts, int earliest, int latest) throws Exception {
        bench.person(1, 2);
        bench.crm
                .faults()
                .fine()
                .fine()
                .call(When.BEFORE, Failure.of(kind, "503", "").withRetryAfter(Duration.ofSeconds(40)));
        DeliveryReport report = bench.deliver();

        assertThat(report.failure()).isNotNull();
        assertThat(report.applied()).isEqualTo(2);
        assertThat(bench.outbox.link("case", CASE).recordId()).isNotNull();
        assertThat(bench.outbox.dirty()).isEqualTo(1);
        var due = bench.outbox.nextDue(DeliveryBench.TARGET).orElseThrow();
        assertThat(Duration.between(bench.clock.instant(), due))
                .isBetween(Duration.ofSeconds(earliest), Duration.ofSeconds(latest));
        bench.clock.advanceTo(due);
        assertThat(bench.due().get(0).attempts()).isEqualTo(attempts);

        bench.crm.forgetCalls();
        bench.drain();
        assertThat(bench.crm.calls()).hasSize(1);
        assertThat(bench.crm.records("Message")).hasSize(2);
    }

    @Test
    void appliedAndThenLostLeavesOneRecordAndPeoplesEdits() throws Exception {
        bench.person(1, 1);
        bench.crm.faults().call(When.AFTER, Failure.of(FailureKind.UNKNOWN_OUTCOME, "", ""));
        bench.deliver();
        assertThat(bench.outbox.link("contact", CONTACT).attempted()).isTrue();
        CrmRecord written = bench.crm.record("Contact", CONTACT);
        bench.crm.edit(written, "Name", "Edited at once");
        bench.crm.edit(bench.crm.record("Contact", CONTACT), "Phone", "other phone");
        bench.drain();

        assertThat(bench.crm.records("Contact")).hasSize(1);
        assertThat(bench.crm.record("Contact", CONTACT).field("Name")).isEqualTo("Edited at once");
        assertThat(bench.crm.record("Contact", CONTACT).field("Phone")).isEqualTo("other phone");
        assertThat(bench.outbox.link("contact", CONTACT).attempted()).isFalse();
    }

    @Test
    void aValueThatReturnsAfterAnUnknownOutcomeIsWrittenAgain() throws Exception {
        bench.person(1, 1);
        bench.drain();
        bench.world.put(Canonical.message(1, 1, "B", Canonical.engagementKey(1), null));
        bench.crm.faults().call(When.AFTER, Failure.of(FailureKind.UNKNOWN_OUTCOME, "", ""));
        bench.deliver();
        bench.world.put(Canonical.message(1, 1));
        bench.drain();
        assertThat(bench.crm.record("Message", FIRST).field("Body")).isEqualTo("Text 1/1");
    }

    @Test
    void whereInsertsCannotBeKeyedAMarkIsCommittedFirstAndOneRecordStays() throws Exception {
        try (var strict = new DeliveryBench(new Capabilities(10, 1, false))) {
            strict.person(1, 2);
            strict.crm.faults().fine().fine().call(When.AFTER, Failure.of(FailureKind.UNKNOWN_OUTCOME, "", ""));
            strict.deliver();
            assertThat(strict.outbox.link("message", FIRST).attempted()).isTrue();
            strict.drain();
            assertThat(strict.crm.records("Message")).hasSize(2);
            assertThat(strict.outbox.link("message", FIRST).attempted()).isFalse();
        }
    }

    @Test
    void aResultThatIsMissingIsAnUnknownOutcome() throws Exception {
        bench.person(1, 2);
        bench.crm.faults().dropOneResult();
        DeliveryReport report = bench.deliver();
        assertThat(report.failure()).extracting(Failure::kind).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        bench.drain();
        assertThat(bench.crm.records("Contact")).hasSize(1);
    }

    @Test
    void aCaseDeletedInTheCrmIsWrittenAgainBeforeItsMessage() throws Exception {
        bench.person(1, 1);
        bench.drain();
        bench.crm.delete(bench.crm.record("Case", CASE));
        bench.world.put(Canonical.message(1, 2));
        bench.drain();

        CrmRecord again = bench.crm.record("Case", CASE);
        assertThat(bench.crm
                        .record("Message", Canonical.messageKey(1, 2).value())
                        .field("CaseId"))
                .isEqualTo(again.id());
    }

    @Test
    void aRecordDeletedInTheCrmIsWrittenAgain() throws Exception {
        bench.person(1, 1);
        bench.drain();
        bench.crm.delete(bench.crm.record("Message", FIRST));
        bench.world.put(Canonical.message(1, 1, "edited", Canonical.engagementKey(1), DeliveryState.READ));
        bench.drain();
        assertThat(bench.crm.record("Message", FIRST).field("Body")).isEqualTo("edited");
    }

    @Test
    void fieldsForEmptyOnesOnlyAreReadFirstOnceTheyChange() throws Exception {
        bench.person(1, 1);
        bench.drain();
        assertThat(bench.crm.reads()).isZero();
        bench.crm.edit(bench.crm.record("Contact", CONTACT), "Phone", "typed by an agent");
        var other = Canonical.person(2);
        bench.world.put(new io.puente.model.Person(
                Canonical.contact(1),
                other.profileName(),
                Canonical.person(1).username(),
                other.waId(),
                null,
                null,
                Canonical.START,
                null,
                Set.of()));
        bench.crm.forgetCalls();
        bench.drain();

        assertThat(bench.crm.reads()).isEqualTo(1);
        assertThat(bench.crm.calls()).isEmpty();
        assertThat(bench.crm.record("Contact", CONTACT).field("Phone")).isEqualTo("typed by an agent");

        bench.world.put(Canonical.message(1, 2));
        bench.drain();
        assertThat(bench.crm.reads()).isEqualTo(1);
    }

    @Test
    void onePersonsPoisonHoldsNobodyElseBack() throws Exception {
        MappedObject poisoned = SimpleMapping.object(
                "contact", "Contact", CanonicalKind.CONTACT, List.of(), Set.of(), this::breakOnPersonOne);
        var mapping = SimpleMapping.of(
                List.of(poisoned, SimpleMapping.engagement(), SimpleMapping.message(WhenMissing.WAIT)));
        try (var other =
                new DeliveryBench(new Capabilities(200, 4, true), new CrmFaults(), mapping, DeliverySettings.DEFAULT)) {
            for (int i = 1; i <= 5; i++) {
                other.person(i, 2);
            }
            other.outbox.unreadable(Canonical.contact(2));
            other.crm
                    .faults()
                    .breakOn(change -> change.key()
                            .value()
                            .equals(Canonical.messageKey(3, 1).value()));
            other.deliver();

            assertThat(other.crm.records("Message")).hasSize(5);
            assertThat(other.outbox.link("contact", CONTACT).state()).isEqualTo(State.PARKED);
            assertThat(other.outbox
                            .link("message", Canonical.messageKey(3, 1).value())
                            .state())
                    .isEqualTo(State.PARKED);
            other.outbox.unreadable(null);
            other.drain();
            assertThat(other.crm.records("Message")).hasSize(7);
        }
    }

    private io.puente.mapping.MapOutcome breakOnPersonOne(MappingInput input) {
        if (input.person().key().equals(Canonical.contact(1))) {
            throw new IllegalStateException("poison");
        }
        return SimpleMapping.contact().map(input);
    }

    @Test
    void whatTheMappingRefusesNeedsAttentionAndHealsWithTheValue() throws Exception {
        MappedObject strict =
                SimpleMapping.object("case", "Case", CanonicalKind.ENGAGEMENT, List.of("contact"), Set.of(), input -> {
                    if (input.engagement().status() == Engagement.Status.CLOSED) {
                        return new Unmappable(List.of(new Problem("Status", "CLOSED is not in the map")));
                    }
                    return SimpleMapping.engagement().map(input);
                });
        var mapping = SimpleMapping.of(List.of(SimpleMapping.contact(), strict));
        try (var other =
                new DeliveryBench(new Capabilities(200, 4, true), new CrmFaults(), mapping, DeliverySettings.DEFAULT)) {
            other.world.put(Canonical.person(1));
            other.world.put(Canonical.engagement(1, Engagement.Status.CLOSED));
            other.drain();
            assertThat(other.outbox.link("case", CASE).reason())
                    .isEqualTo("The mapping does not allow this value for Status: CLOSED is not in the map.");
            other.world.put(Canonical.engagement(1, Engagement.Status.OPEN));
            other.drain();
            assertThat(other.outbox.link("case", CASE).state()).isEqualTo(State.LINKED);
        }
    }
}
