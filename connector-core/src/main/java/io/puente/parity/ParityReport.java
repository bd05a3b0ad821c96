package io.puente.parity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comparison with one CRM, under way or done. Moments are milliseconds since 1970.
 *
 * @param reason why it stopped, or what it waits for
 * @param mapping version of the mapping it compared with
 * @param cursor key of the last person compared; null before the first
 * @param people compared so far, of {@code peopleTotal} when it began
 * @param activeMillis time spent, without interruptions
 * @param causes how many differences of each
 */
public record ParityReport(
        State state,
        @Nullable String reason,
        long startedAt,
        @Nullable Long finishedAt,
        String mapping,
        @Nullable String cursor,
        long people,
        long peopleTotal,
        long calls,
        long activeMillis,
        List<ObjectCount> objects,
        Map<Cause, Long> causes) {

    /** How far it is. */
    public enum State {
        RUNNING,
        /** Interrupted by a failure or by hand; it can go on. */
        STOPPED,
        DONE
    }

    public long differences() {
        return causes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Differences that need nobody to look for a fault. */
    public long explained() {
        return causes.entrySet().stream()
                .filter(entry -> entry.getKey().explainsItself())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public boolean inParity() {
        return state == State.DONE && differences() == 0;
    }

    /** People per second while it worked. */
    public double rate() {
        return activeMillis <= 0 ? 0 : people * 1000.0 / activeMillis;
    }

    ParityReport with(State now, @Nullable String why, @Nullable Long finished) {
        return new ParityReport(
                now,
                why,
                startedAt,
                finished,
                mapping,
                cursor,
                people,
                peopleTotal,
                calls,
                activeMillis,
                objects,
                causes);
    }
}
