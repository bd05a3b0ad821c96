package io.puente.drift;

import io.puente.delivery.RefusedRecord;
import io.puente.drift.DriftReport.Because;
import io.puente.drift.DriftReport.FirstHit;
import io.puente.model.TargetId;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each CRM is looked at: every night at a time of its own, soon after it began to refuse everything, and again later
 * if it could not be asked. After a start and within a quarter of an hour of an activation it is asked what the first look
 * compares with. {@link #step} is called by one thread; everything else by any.
 */
public final class DriftSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(DriftSchedule.class);

    /** CRMs share the hour after the time that is set, so that they are not all asked at once. */
    private static final int SPREAD_MINUTES = 60;

    private static final Duration AGAIN = Duration.ofMinutes(15);

    private final LocalTime at;
    private final ZoneId zone;
    private final Clock clock;
    private final Map<TargetId, Planned> planned = new TreeMap<>();

    private record Planned(
            DriftWatch watch,
            Instant next,
            Because because,
            @Nullable FirstHit refused) {}

    /** @param zone of the time of day */
    public DriftSchedule(LocalTime at, ZoneId zone, Clock clock) {
        this.at = at;
        this.zone = zone;
        this.clock = clock;
    }

    /** A night that was slept through, because no gateway ran, is made up for. */
    public synchronized void add(DriftWatch watch) {
        Instant now = clock.instant();
        Instant night = night(watch.target(), now);
        boolean missed = watch.latest()
                .filter(last -> last.lookedAt().isBefore(night.minus(Duration.ofHours(24))))
                .isPresent();
        planned.put(watch.target(), new Planned(watch, missed ? now : night, Because.NIGHTLY, null));
    }

    /** The CRM has begun to refuse everything: it is looked at with the next step. */
    public synchronized void refused(TargetId target, @Nullable RefusedRecord first) {
        Planned before = planned.get(target);
        if (before != null) {
            Instant now = clock.instant();
            FirstHit hit = first == null ? null : new FirstHit(first.object(), first.key(), now);
            planned.put(target, new Planned(before.watch(), now, Because.REFUSED, hit));
        }
    }

    /** When the CRM is looked at next; null if it is not known here. */
    public synchronized @Nullable Instant next(TargetId target) {
        Planned one = planned.get(target);
        return one == null ? null : one.next();
    }

    /** Looks at all CRMs that are due, one after the other. @return how long nothing else is due */
    public Duration step() throws InterruptedException {
        for (TargetId target : names()) {
            Planned one = get(target);
            if (one != null && !one.next().isAfter(clock.instant())) {
                Instant next = look(one);
                plan(target, one, next);
            } else if (one != null) {
                keepBaseline(one.watch());
            }
        }
        return untilNext();
    }

    private Instant look(Planned one) throws InterruptedException {
        TargetId target = one.watch().target();
        Instant later = clock.instant().plus(AGAIN);
        if (!one.watch().possible()) {
            return night(target, clock.instant());
        }
        try {
            // Nothing came of it if another node is at it; that node's alarm is everybody's.
            if (one.because() != Because.NIGHTLY || !doneTonight(one.watch())) {
                // Nothing comes of it if another node is at it; that node's alarm is everybody's.
                one.watch().look(one.because(), one.refused());
            }
            return night(target, clock.instant());
        } catch (TargetFailure failure) {
            LOG.info(
                    "{} cannot be asked for its fields, again at {}: {}",
                    target,
                    later,
                    failure.failure().kind());
            return later;
        } catch (RuntimeException broken) {
            // One CRM's fault must not end the schedule of the others.
            LOG.error(
                    "{} could not be compared with its mapping: {}",
                    target,
                    broken.getClass().getName(),
                    broken);
            return later;
        }
    }

    /** After a start or an activation; what fails is tried again with the next step. */
    private static void keepBaseline(DriftWatch watch) throws InterruptedException {
        try {
            if (watch.possible()) {
                watch.keepBaseline();
            }
        } catch (TargetFailure failure) {
            LOG.info(
                    "{} cannot be asked for its fields yet: {}",
                    watch.target(),
                    failure.failure().kind());
        } catch (RuntimeException broken) {
            LOG.error(
                    "{} could not be looked at: {}",
                    watch.target(),
                    broken.getClass().getName(),
                    broken);
        }
    }

    /** By another node of the cluster. */
    private boolean doneTonight(DriftWatch watch) {
        Instant recently = clock.instant().minus(Duration.ofHours(1));
        return watch.latest()
                .filter(last ->
                        last.because() == Because.NIGHTLY && last.lookedAt().isAfter(recently))
                .isPresent();
    }

    /** A refusal that came meanwhile keeps its place; one that could not be looked at keeps its reason. */
    private synchronized void plan(TargetId target, Planned done, Instant next) {
        if (planned.get(target) == done) {
            boolean again = next.isBefore(night(target, clock.instant()));
            planned.put(
                    target,
                    new Planned(
                            done.watch(),
                            next,
                            again ? done.because() : Because.NIGHTLY,
                            again ? done.refused() : null));
        }
    }

    private synchronized @Nullable Planned get(TargetId target) {
        return planned.get(target);
    }

    private synchronized List<TargetId> names() {
        return List.copyOf(planned.keySet());
    }

    private synchronized Duration untilNext() {
        Instant now = clock.instant();
        return planned.values().stream()
                .map(one -> Duration.between(now, one.next()))
                .min(Duration::compareTo)
                .filter(wait -> wait.compareTo(AGAIN) < 0)
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(AGAIN);
    }

    /** The next time, later than now, at which this CRM has its turn. */
    private Instant night(TargetId target, Instant now) {
        LocalTime turn = at.plusMinutes(Math.floorMod(target.value().hashCode(), SPREAD_MINUTES));
        ZonedDateTime today = now.atZone(zone).with(turn);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
