package io.puente.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.model.TargetId;
import io.puente.spi.Capabilities;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.Settlement;
import io.puente.store.OutboxTarget;
import io.puente.testkit.Canonical;
import io.puente.testkit.CanonicalWorld;
import io.puente.testkit.CrmFaults;
import io.puente.testkit.FakeLeases;
import io.puente.testkit.FakeOutbox;
import io.puente.testkit.MovableClock;
import io.puente.testkit.RecordingCrm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrainLoopTest {
    private static final TargetId TARGET = new TargetId("crm-a");
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final MovableClock clock = new MovableClock(Canonical.START);
    private final CanonicalWorld world = new CanonicalWorld();
    private final FakeOutbox outbox =
            new FakeOutbox(new OutboxTarget(TARGET, LINGER, Duration.ofSeconds(3)), world, clock);
    private final FakeLeases leases = new FakeLeases(clock);
    private final RecordingCrm crm = new RecordingCrm(new Capabilities(200, 4, true), new CrmFaults());
    private final TargetGate gate =
            new TargetGate(clock, new RetryPolicy(clock, new Random(1)), new PlainReasons(Locale.ENGLISH), 0.9);
    private final List<DrainBatch> batches = new ArrayList<>();
    private final DrainLoop loop = loop("node-1");

    private DrainLoop loop(String holder) {
        return new DrainLoop(
                new DrainTarget(
                        TARGET,
                        outbox,
                        outbox,
                        leases,
                        holder,
                        crm,
                        gate,
                        DrainPace.of(3, LINGER),
                        new DrainSignal(),
                        clock),
                batches::add);
    }

    private void acknowledge(DrainBatch batch) throws Exception {
        var acks = batch.rows().stream()
                .map(row -> Acknowledgement.of(row, row.dirty()))
                .toList();
        outbox.settle(batch.lease(), TARGET, new Settlement(List.of(), acks, List.of()));
        loop.finished(batch);
    }

    @Test
    void aChangeWaitsForCompanyAndOthersRideAlong() throws Exception {
        world.put(Canonical.person(1));
        assertThat(loop.step()).isEqualTo(LINGER);
        clock.advance(Duration.ofMillis(600));
        world.put(Canonical.person(2));
        assertThat(loop.step()).isEqualTo(Duration.ofMillis(400));
        clock.advance(Duration.ofMillis(400));
        loop.step();
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0).rows()).hasSize(2);
    }

    @Test
    void batchesThatAreNotFullKeepTheLingerApart() throws Exception {
        world.put(Canonical.person(1));
        clock.advance(LINGER.dividedBy(2));
        world.put(Canonical.person(2));
        clock.advance(LINGER.dividedBy(2));
        loop.step();
        acknowledge(batches.get(0));
        outbox.settle(
                batches.get(0).lease(),
                TARGET,
                new Settlement(
                        List.of(),
                        List.of(),
                        List.of(new io.puente.store.Outbox.Retry(Canonical.contact(1), clock.instant(), 1))));
        assertThat(loop.step()).isEqualTo(LINGER);
        assertThat(batches).hasSize(1);
    }

    @Test
    void aBacklogKeepsSeveralBatchesUnderWayWithoutSharingAPerson() throws Exception {
        for (int i = 1; i <= 10; i++) {
            world.put(Canonical.person(i));
        }
        clock.advance(LINGER);
        assertThat(loop.step()).isZero();
        assertThat(loop.step()).isZero();
        assertThat(loop.step()).isPositive();
        assertThat(batches).hasSize(2);
        assertThat(batches.get(0).rows())
                .extracting(row -> row.contact())
                .doesNotContainAnyElementsOf(
                        batches.get(1).rows().stream().map(row -> row.contact()).toList());
        acknowledge(batches.get(0));
        loop.step();
        assertThat(batches).hasSize(3);
    }

    @Test
    void anotherNodeStandsByUntilTheLeaseIsGivenBack() throws Exception {
        world.put(Canonical.person(1));
        clock.advance(LINGER);
        loop.step();
        var other = loop("node-2");
        assertThat(other.step()).isPositive();
        assertThat(batches).hasSize(1);
        loop.finished(batches.get(0));
        loop.release();
        clock.advance(Duration.ofSeconds(10));
        other.step();
        assertThat(batches).hasSize(2);
        assertThat(batches.get(1).lease().token())
                .isGreaterThan(batches.get(0).lease().token());
    }

    @Test
    void nothingFlowsWhileTheGateIsClosed() throws Exception {
        world.put(Canonical.person(1));
        clock.advance(LINGER);
        gate.failed(Failure.of(FailureKind.THROTTLED, "429", "").withRetryAfter(Duration.ofSeconds(40)));
        loop.step();
        clock.advance(Duration.ofSeconds(39));
        loop.step();
        assertThat(batches).isEmpty();
        clock.advance(Duration.ofSeconds(6));
        loop.step();
        assertThat(batches).hasSize(1);
    }

    @Test
    void aStoppedCrmIsProbedEverMoreRarelyAndGoesOnOnceItAnswers() throws Exception {
        world.put(Canonical.person(1));
        crm.faults().down(Failure.of(FailureKind.UNAUTHORISED, "INVALID_SESSION", "sign in again"));
        gate.failed(Failure.of(FailureKind.UNAUTHORISED, "INVALID_SESSION", "sign in again"));
        assertThat(gate.status().reason()).contains("Renew the credentials");
        for (int minute = 0; minute < 30; minute++) {
            clock.advance(Duration.ofMinutes(1));
            loop.step();
        }
        assertThat(crm.probes()).isBetween(3, 6);
        crm.faults().up();
        clock.advance(Duration.ofMinutes(15));
        loop.step();
        loop.step();
        assertThat(batches).hasSize(1);
        assertThat(gate.status().state()).isEqualTo(TargetGate.State.OPEN);
    }

    @Test
    void theAllowanceOfCallsIsNotUsedUp() throws Exception {
        world.put(Canonical.person(1));
        clock.advance(LINGER);
        crm.budget(950, 1000);
        crm.budget().ifPresent(gate::budget);
        loop.step();
        assertThat(batches).isEmpty();
        assertThat(gate.status().reason()).contains("950").contains("allowance");
    }

    private void history(int people) throws Exception {
        for (int person = 1; person <= people; person++) {
            world.put(Canonical.person(person));
        }
        clock.advance(LINGER);
        while (loop.step().isZero()) {
            acknowledge(batches.get(batches.size() - 1));
        }
        batches.clear();
        outbox.restart(TARGET);
    }

    private void steps() throws Exception {
        while (loop.step().isZero()) {
            assertThat(batches).hasSizeLessThan(10);
        }
    }

    private List<Boolean> backlogs() {
        return batches.stream().map(batch -> batch.rows().get(0).backlog()).toList();
    }

    @Test
    void aBackfillHasOneBatchUnderWayAndWhatHappensNowDoesNotWaitForIt() throws Exception {
        history(10);
        clock.advance(LINGER);
        steps();
        assertThat(backlogs()).containsExactly(true);
        world.put(Canonical.person(11));
        world.put(Canonical.person(12));
        clock.advance(LINGER);
        steps();
        assertThat(backlogs()).containsExactly(true, false);
        acknowledge(batches.get(0));
        clock.advance(LINGER);
        steps();
        assertThat(backlogs()).containsExactly(true, false, true);
    }

    @Test
    void aBackfillWaitsWhileMoreIsDueThanFitsIntoABatch() throws Exception {
        history(10);
        for (int person = 11; person <= 19; person++) {
            world.put(Canonical.person(person));
        }
        clock.advance(LINGER);
        steps();
        assertThat(backlogs()).containsExactly(false, false);
        acknowledge(batches.get(0));
        acknowledge(batches.get(1));
        steps();
        acknowledge(batches.get(2));
        clock.advance(LINGER);
        steps();
        assertThat(backlogs()).containsExactly(false, false, false, true);
    }

    @Test
    void nobodyIsMarkedForACrmThatIsClosed() throws Exception {
        history(10);
        gate.failed(Failure.of(FailureKind.THROTTLED, "429", "").withRetryAfter(Duration.ofSeconds(40)));
        clock.advance(LINGER);
        steps();
        assertThat(outbox.depth(TARGET, clock.instant()).backlogRows()).isZero();
        clock.advance(Duration.ofSeconds(60));
        steps();
        assertThat(outbox.depth(TARGET, clock.instant()).backlogRows()).isEqualTo(10);
    }

    @Test
    void aBackfillLeavesTheRestOfTheAllowanceToWhatHappensNow() throws Exception {
        history(10);
        crm.budget(700, 1000);
        crm.budget().ifPresent(gate::budget);
        world.put(Canonical.person(11));
        clock.advance(LINGER);
        steps();
        assertThat(backlogs()).containsExactly(false);
        assertThat(gate.status().state()).isEqualTo(TargetGate.State.OPEN);
        clock.advance(Duration.ofMinutes(15));
        steps();
        assertThat(backlogs()).containsExactly(false, true);
    }

    @Test
    void aBackfillEndsWhenEverybodyIsWritten() throws Exception {
        history(10);
        for (int i = 0; i < 10; i++) {
            clock.advance(LINGER);
            steps();
            for (DrainBatch batch : List.copyOf(batches)) {
                acknowledge(batch);
            }
            batches.clear();
        }
        assertThat(outbox.progress(TARGET)).hasValueSatisfying(progress -> {
            assertThat(progress.done()).isEqualTo(10);
            assertThat(progress.ended()).isNotNull();
        });
    }
}
