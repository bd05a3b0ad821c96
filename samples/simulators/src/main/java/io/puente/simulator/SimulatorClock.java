package io.puente.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs like its source, shifted by an amount that can be changed while it runs. Thread-safe. */
public final class SimulatorClock extends Clock {
    private final Clock source;
    private final AtomicReference<Duration> shift;

    private SimulatorClock(Clock source, AtomicReference<Duration> shift) {
        this.source = source;
        this.shift = shift;
    }

    /** Runs with the machine. */
    public static SimulatorClock system() {
        return new SimulatorClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    /** Stands still until moved. */
    public static SimulatorClock fixed(Instant at) {
        return new SimulatorClock(Clock.fixed(at, ZoneOffset.UTC), new AtomicReference<>(Duration.ZERO));
    }

    /** @param by may be negative */
    public void advance(Duration by) {
        shift.updateAndGet(now -> now.plus(by));
    }

    public void set(Instant to) {
        shift.set(Duration.between(source.instant(), to));
    }

    /** Back to the time of the source. */
    public void reset() {
        shift.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return source.instant().plus(shift.get());
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    /** The copy moves together with this clock. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new SimulatorClock(source.withZone(zone), shift);
    }
}
