package io.puente.testkit;

import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.TargetFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Scripted faults of a {@link RecordingCrm}: of calls one after the other, of records by key. Thread-safe. */
public class CrmFaults {
    /** One call's fate. */
    public enum When {
        /** Nothing of the batch is applied. */
        BEFORE,
        /** All of it is applied, and then the answer is lost. */
        AFTER
    }

    private record CallFault(When when, TargetFailure failure) {}

    private final Deque<Optional<CallFault>> calls = new ArrayDeque<>();
    private final Map<String, Failure> refused = new ConcurrentHashMap<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private @Nullable TargetFailure down;
    private Predicate<Change> breaksOn = change -> false;
    private boolean dropOneResult;

    /** The next unscripted call fails so. */
    public synchronized CrmFaults call(When when, Failure failure) {
        calls.add(Optional.of(new CallFault(when, new TargetFailure(failure))));
        return this;
    }

    /** The next unscripted call works. */
    public synchronized CrmFaults fine() {
        calls.add(Optional.empty());
        return this;
    }

    /** Every call fails until {@link #up()}. */
    public synchronized void down(Failure failure) {
        down = new TargetFailure(failure);
    }

    public synchronized void up() {
        down = null;
    }

    /** A record with this key is refused so often; a negative number means for ever. */
    public CrmFaults refuse(String key, Failure failure, int often) {
        refused.put(key, failure);
        times.put(key, often);
        return this;
    }

    public void accept(String key) {
        refused.remove(key);
    }

    /** The connector itself throws on such a change. */
    public synchronized void breakOn(Predicate<Change> predicate) {
        breaksOn = predicate;
    }

    public synchronized void dropOneResult() {
        dropOneResult = true;
    }

    /** Runs while the call is under way, without any lock. */
    protected void duringCall(ChangeBatch batch) throws InterruptedException {}

    synchronized void probe() throws TargetFailure {
        if (down != null) {
            throw down;
        }
    }

    /** What a call does before anything is applied; overridden by random faults. */
    protected synchronized Optional<TargetFailure> before(ChangeBatch batch) {
        if (down != null) {
            return Optional.of(down);
        }
        if (batch.changes().stream().anyMatch(breaksOn)) {
            throw new IllegalStateException("the connector broke");
        }
        CallFault next = calls.peek() == null ? null : calls.peek().orElse(null);
        if (next != null && next.when() == When.BEFORE) {
            calls.remove();
            return Optional.of(next.failure());
        }
        return Optional.empty();
    }

    protected synchronized Optional<TargetFailure> after(ChangeBatch batch) {
        Optional<CallFault> next = calls.isEmpty() ? Optional.empty() : calls.remove();
        return next.map(CallFault::failure);
    }

    protected synchronized List<ChangeResult> answer(List<ChangeResult> results) {
        if (dropOneResult) {
            dropOneResult = false;
            return results.subList(1, results.size());
        }
        return results;
    }

    protected Optional<Failure> refusal(Change change) {
        String key = change.key().value();
        Failure failure = refused.get(key);
        if (failure == null || times.merge(key, -1, Integer::sum) == -1) {
            refused.remove(key);
            return Optional.empty();
        }
        return Optional.of(failure);
    }
}
