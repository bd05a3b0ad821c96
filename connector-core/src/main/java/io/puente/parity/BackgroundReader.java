package io.puente.parity;

import io.puente.delivery.CallPace;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.mapping.MappedObject;
import io.puente.spi.CrmConnector;
import io.puente.spi.FailureKind;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.TargetFailure;
import io.puente.store.LeaseLost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads as background traffic: one call at a time, at the pace shared with deliveries, while the CRM's gate is open, which
 * closes when the allowance of calls is used up. An outage is waited for; other failures of the CRM end the comparison.
 * One thread at a time; what it waits for may be asked by any.
 */
public final class BackgroundReader {
    /** With the longest waits this bridges a quarter of an hour. */
    private static final int TRIES = 8;
    /** A gate may open early, by hand; and the lease must be kept. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);

    private final CrmConnector connector;
    private final RecordReader reader;
    private final CallPace pace;
    private final TargetGate gate;
    private final RetryPolicy retries;
    private final Clock clock;
    private final Waiting waiting;
    private final Beat beat;
    private volatile @Nullable String waitsFor;
    private long calls;

    /** What passes the time; replaced in tests. */
    @FunctionalInterface
    public interface Waiting {
        Waiting SLEEPING = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

        void pause(Duration time) throws InterruptedException;
    }

    /** Keeps the right to compare. */
    @FunctionalInterface
    public interface Beat {
        void keep() throws LeaseLost;
    }

    private interface Call {
        List<Found> read() throws TargetFailure, InterruptedException;
    }

    /**
     * What background traffic yields to.
     *
     * @param pace and {@code gate}: those of the CRM's deliveries, if there are any in this process
     */
    public record Yielding(CallPace pace, TargetGate gate, RetryPolicy retries, Clock clock, Waiting waiting) {}

    BackgroundReader(ParityParts parts, RecordReader reader, Beat beat) {
        this(
                parts.connector(),
                reader,
                new Yielding(parts.pace(), parts.gate(), parts.retries(), parts.clock(), parts.waiting()),
                beat);
    }

    public BackgroundReader(CrmConnector connector, RecordReader reader, Yielding yielding, Beat beat) {
        this.connector = connector;
        this.reader = reader;
        this.pace = yielding.pace();
        this.gate = yielding.gate();
        this.retries = yielding.retries();
        this.clock = yielding.clock();
        this.waiting = yielding.waiting();
        this.beat = beat;
    }

    public int keysPerCall() {
        return reader.keysPerCall();
    }

    public long calls() {
        return calls;
    }

    /** In plain words; null while it does not wait. */
    @Nullable
    public String waitsFor() {
        return waitsFor;
    }

    public List<Found> byKey(MappedObject object, Collection<String> keys, Set<String> fields)
            throws TargetFailure, InterruptedException, LeaseLost {
        return patiently(() -> reader.byKey(object.writes(), object.keyField(), keys, fields));
    }

    List<Found> byId(MappedObject object, Collection<String> recordIds)
            throws TargetFailure, InterruptedException, LeaseLost {
        return patiently(() -> reader.byId(object.writes(), recordIds, object.keyField(), Set.of()));
    }

    private List<Found> patiently(Call call) throws TargetFailure, InterruptedException, LeaseLost {
        for (int attempt = 1; ; attempt++) {
            awaitGate();
            pace.await();
            beat.keep();
            calls++;
            try {
                List<Found> found = call.read();
                connector.budget().ifPresent(gate::budget);
                return found;
            } catch (TargetFailure failure) {
                FailureKind.Next next = failure.failure().kind().next();
                if (next == FailureKind.Next.WAIT_AS_TOLD) {
                    // Whoever met it, it holds for deliveries too.
                    gate.failed(failure.failure());
                    attempt--;
                } else if (next == FailureKind.Next.STOP || attempt >= TRIES) {
                    throw failure;
                } else {
                    await(retries.backOff(attempt), failure.failure().kind().name());
                }
            }
        }
    }

    private void awaitGate() throws InterruptedException, LeaseLost {
        Duration left = gate.closedFor();
        while (!left.isZero()) {
            waitsFor = gate.status().reason();
            pause(left);
            left = gate.closedFor();
        }
        waitsFor = null;
    }

    private void await(Instant until, String why) throws InterruptedException, LeaseLost {
        waitsFor = why;
        Duration left = Duration.between(clock.instant(), until);
        while (!left.isNegative() && !left.isZero()) {
            pause(left);
            left = Duration.between(clock.instant(), until);
        }
        waitsFor = null;
    }

    private void pause(Duration left) throws InterruptedException, LeaseLost {
        Duration time = left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
        waiting.pause(time.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : time);
        beat.keep();
    }
}
