package io.puente.connector;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * One poll for what changed since a moment. It looks back behind its cursor, because clocks differ and rows can become
 * visible after others with a later time; so a change may be seen twice. Not thread-safe; one per poll.
 */
public final class PollWindow {
    private final Instant since;
    private Instant next;

    /**
     * @param cursor from {@link #nextCursor} of the poll before, or {@link #firstCursor}
     * @param overlap how far to look back
     * @throws IllegalArgumentException if no poll of this kind made the cursor
     */
    public PollWindow(String cursor, Duration overlap, Instant now) {
        Instant from = read(cursor);
        this.since = from.minus(overlap);
        // An empty page moves on too, but no further than what the next one looks back over.
        this.next = later(from, now.minus(overlap));
    }

    /** Where a first poll begins: what was before is no news. */
    public static String firstCursor(Instant now) {
        return now.toString();
    }

    /** Ask for what changed at this moment or later. */
    public Instant since() {
        return since;
    }

    /** A row that changed then was on the page. */
    public void saw(Instant changed) {
        next = later(next, changed);
    }

    public String nextCursor() {
        return next.toString();
    }

    private static Instant read(String cursor) {
        try {
            return Instant.parse(cursor);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a cursor of this connector: " + cursor, e);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
