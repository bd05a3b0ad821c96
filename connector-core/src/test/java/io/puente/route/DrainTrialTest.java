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
import io.puente.store.Outbox.Retry;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the gateway itself spends on a CRM that refuses everything for now. */
class DrainTrialTest {
    private static final TargetId TARGET = new TargetId("crm-a");
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final int PEOPLE = 600;

    private final MovableClock clock = new MovableClock(Canonical.START);
    private final CanonicalWorld world = new CanonicalWorld();
    private final FakeOutbox outbox =
            new FakeOutbox(new OutboxTarget(TARGET, LINGER, Duration.ofSeconds(3)), world, clock);
    private final RetryPolicy retries = new RetryPolicy(clock, new Random(1));
    private final TargetGate gate = new TargetGate(clock, retries, new PlainReasons(Locale.ENGLISH), 0.9);
    private final Queue<DrainBatch> underWay = new ArrayDeque<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final DrainLoop loop = new DrainLoop(
            new DrainTarget(
                    TARGET,
                    outbox,
                    outbox,
                    new FakeLeases(clock),
                    "node-1",
                    new RecordingCrm(new Capabilities(200, 4, true), new CrmFaults()),
                    gate,
                    DrainPace.of(200, LINGER),
                    new DrainSignal(),
                    clock),
            batch -> {
                underWay.add(batch);
                sizes.add(batch.rows().size());
            });

    private void steps() throws InterruptedException {
        while (loop.step().isZero()) {
            assertThat(sizes).hasSizeLessThan(10_000);
        }
    }

    /** Every batch under way meets the failure, as the delivery step settles it. */
    private void refuse(Failure failure) throws Exception {
        while (!underWay.isEmpty()) {
            DrainBatch batch = underWay.remove();
            boolean told = failure.kind() == FailureKind.THROTTLED;
            List<Retry> again = batch.rows().stream()
                    .map(row -> {
                        int attempts = told ? row.attempts() : row.attempts() + 1;
                        Instant at = told ? retries.asTold(failure) : retries.backOff(attempts);
                        return new Retry(row.contact(), at, attempts);
                    })
                    .toList();
            outbox.settle(batch.lease(), TARGET, new Settlement(List.of(), List.of(), again));
            gate.failed(failure);
            loop.finished(batch);
        }
    }

    private void accept() throws Exception {
        while (!underWay.isEmpty()) {
            DrainBatch batch = underWay.remove();
            List<Acknowledgement> all = batch.rows().stream()
                    .map(row -> Acknowledgement.of(row, row.dirty()))
                    .toList();
            outbox.settle(batch.lease(), TARGET, new Settlement(List.of(), all, List.of()));
            gate.succeeded();
            loop.finished(batch);
        }
    }

    private void everybodyWrites() {
        for (int person = 1; person <= PEOPLE; person++) {
            world.put(Canonical.person(person));
        }
        clock.advance(LINGER);
    }

    /** Two whole batches meet the failure first, as nobody knows of it yet. */
    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "UNAVAILABLE"})
    void aMinuteOfRefusalsCostsAFewPeoplesWorkForEachWait(FailureKind kind) throws Exception {
        Failure failure = Failure.of(kind, "scripted", "").withRetryAfter(Duration.ofSeconds(2));
        everybodyWrites();

        for (int tenth = 0; tenth < 600; tenth++) {
            steps();
            refuse(failure);
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(sizes).hasSizeBetween(2 + 5, 2 + 30);
        assertThat(sizes.subList(0, 2)).containsOnly(200);
        assertThat(sizes.subList(2, sizes.size())).containsOnly(10);
    }

    @Test
    void afterTheFirstSuccessEverythingFlowsAgain() throws Exception {
        everybodyWrites();
        steps();
        refuse(Failure.of(FailureKind.THROTTLED, "429", "").withRetryAfter(Duration.ofSeconds(2)));
        clock.advance(Duration.ofSeconds(3));
        sizes.clear();

        steps();
        assertThat(sizes).as("nothing beside the trial").containsExactly(10);
        accept();
        steps();
        assertThat(sizes).containsExactly(10, 200, 200);
        accept();
        clock.advance(LINGER);
        steps();
        accept();

        assertThat(sizes).containsExactly(10, 200, 200, 190);
        assertThat(outbox.depth(TARGET, clock.instant()).dirtyRows()).isZero();
    }

    @Test
    void aBackfillIsNoMoreThanATrialEither() throws Exception {
        everybodyWrites();
        while (loop.step().isZero()) {
            accept();
        }
        outbox.restart(TARGET);
        clock.advance(LINGER);
        sizes.clear();
        steps();
        refuse(Failure.of(FailureKind.THROTTLED, "429", "").withRetryAfter(Duration.ofSeconds(2)));
        clock.advance(Duration.ofSeconds(3));

        steps();
        assertThat(sizes).containsExactly(200, 10);
        accept();
        steps();
        assertThat(sizes).containsExactly(200, 10, 200);
    }
}
