package io.puente.delivery;

import io.puente.spi.Budget;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether traffic to one CRM may flow, shared by everything that talks to it: open; waiting until a moment, because the
 * CRM said so, is down or its allowance is used up; or stopped until a probe succeeds or an operator resumes it.
 * Thread-safe.
 */
public final class TargetGate {
    /** The first probe of a stopped CRM comes after this, the next ones ever later. */
    private static final Duration FIRST_PROBE = Duration.ofMinutes(1);

    private static final Duration LAST_PROBE = Duration.ofMinutes(15);
    /** The vendor's count is only seen in its answers, so one batch now and then asks for it. */
    private static final Duration BUDGET_PAUSE = Duration.ofMinutes(15);

    /** Of the share at which everything pauses: the rest is left to what happens now. */
    private static final double BACKLOG_PART = 0.75;

    private final Clock clock;
    private final RetryPolicy retries;
    private final PlainReasons reasons;
    private final double stopAtShare;

    private State state = State.OPEN;
    private Instant until = Instant.MIN;
    private Instant backlogFrom = Instant.MIN;
    private String reason = "";
    private @Nullable FailureKind because;
    private boolean onTrial;
    private int failures;
    private int probes;

    /** @param stopAtShare of the vendor's allowance of calls, 0 to 1, at which background traffic pauses */
    public TargetGate(Clock clock, RetryPolicy retries, PlainReasons reasons, double stopAtShare) {
        this.clock = clock;
        this.retries = retries;
        this.reasons = reasons;
        this.stopAtShare = stopAtShare;
    }

    /** What may flow. */
    public enum State {
        OPEN,
        WAITING,
        STOPPED
    }

    /**
     * For health and pages.
     *
     * @param until end of a wait, or the next probe
     * @param reason in plain words; empty while open
     * @param because null while open or if the allowance is used up
     */
    public record Status(
            State state,
            @Nullable Instant until,
            String reason,
            @Nullable FailureKind because) {}

    public synchronized Status status() {
        reopenIfOver();
        boolean open = state == State.OPEN;
        return new Status(state, open ? null : until, open ? "" : reason, open ? null : because);
    }

    /** Zero if traffic may flow now; otherwise how long to wait before asking again. */
    public synchronized Duration closedFor() {
        reopenIfOver();
        if (state == State.OPEN) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), until);
        // A stopped gate whose probe is due stays closed for everything but that probe.
        return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
    }

    /**
     * Whether the last news of the CRM as a whole was a failure: until a delivery has gone through, little is worth
     * trying, and nothing beside it.
     */
    public synchronized boolean onTrial() {
        return onTrial;
    }

    /** A stopped CRM is to be probed now. */
    public synchronized boolean probeDue() {
        return state == State.STOPPED && !clock.instant().isBefore(until);
    }

    /** A delivery or probe went through. */
    public synchronized void succeeded() {
        onTrial = false;
        failures = 0;
        if (state == State.STOPPED) {
            state = State.OPEN;
        }
    }

    /** The CRM as a whole failed. */
    public synchronized void failed(Failure failure) {
        onTrial = true;
        switch (failure.kind().next()) {
            case WAIT_AS_TOLD -> waitUntil(retries.asTold(failure), failure);
            case BACK_OFF -> waitUntil(retries.backOff(++failures), failure);
            case STOP -> stop(failure);
            case RETRY_SOON, PARK ->
                throw new IllegalArgumentException(failure.kind() + " concerns a record, not the CRM");
        }
    }

    private void waitUntil(Instant moment, Failure failure) {
        if (state != State.STOPPED) {
            state = State.WAITING;
            until = moment.isAfter(until) ? moment : until;
            reason = reasons.of(failure);
            because = failure.kind();
        }
    }

    private void stop(Failure failure) {
        probes = state == State.STOPPED ? probes + 1 : Math.max(probes, 0);
        state = State.STOPPED;
        reason = reasons.of(failure);
        because = failure.kind();
        Duration wait = FIRST_PROBE.multipliedBy(1L << Math.min(probes, 10));
        until = clock.instant().plus(wait.compareTo(LAST_PROBE) > 0 ? LAST_PROBE : wait);
    }

    /** What the CRM's last answer said about its allowance. */
    public synchronized void budget(Budget budget) {
        boolean little = budget.share() >= stopAtShare * BACKLOG_PART;
        backlogFrom = little ? clock.instant().plus(BUDGET_PAUSE) : Instant.MIN;
        if (state == State.OPEN && budget.share() >= stopAtShare) {
            state = State.WAITING;
            // A tenth of the period frees a tenth of the allowance.
            Duration tenth = budget.period().dividedBy(10);
            until = clock.instant().plus(tenth.compareTo(BUDGET_PAUSE) < 0 ? tenth : BUDGET_PAUSE);
            reason = reasons.budget(budget);
            because = null;
        }
    }

    /** Whether a back-fill may go on; it pauses before everything else does, as long as the allowance is nearly used up. */
    public synchronized boolean backlogAllowed() {
        return !clock.instant().isBefore(backlogFrom);
    }

    /** An operator has set right what was wrong. */
    public synchronized void resume() {
        state = State.OPEN;
        until = Instant.MIN;
        failures = 0;
        probes = 0;
    }

    private void reopenIfOver() {
        if (state == State.WAITING && !clock.instant().isBefore(until)) {
            state = State.OPEN;
        }
    }
}
