package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.OutboxTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Marks people dirty for every known CRM. */
final class OutboxMarks {

    private OutboxMarks() {}

    static List<OutboxTarget> targets(Session session) {
        return session.query(
                "SELECT name, linger, max_age FROM target ORDER BY name",
                (row, i) -> new OutboxTarget(
                        new TargetId(row.getString(1)),
                        Duration.ofMillis(row.getLong(2)),
                        Duration.ofMillis(row.getLong(3))));
    }

    /**
     * A row that could not be sent keeps its moment; others wait for company, but not longer than the maximum age. Where
     * only held back records of a row wait, the new change does not wait with them.
     */
    static void mark(Session session, List<OutboxTarget> targets, Map<ContactKey, Long> dirty, Instant now) {
        // Everybody locks rows in the order of their keys, or PostgreSQL would see deadlocks.
        var ordered = new TreeMap<>(dirty);
        for (OutboxTarget target : targets) {
            long linger = Math.min(target.linger().toMillis(), target.maxAge().toMillis());
            session.batch(sql(target.maxAge().toMillis()), ordered.entrySet(), (statement, entry) -> {
                statement.setString(1, entry.getKey().value());
                statement.setString(2, target.id().value());
                statement.setLong(3, entry.getValue());
                statement.setLong(4, now.toEpochMilli() + linger);
                statement.setLong(5, now.toEpochMilli());
            });
        }
    }

    /** The age stands in the text: the driver joins a batch into one statement only if all parameters are inside VALUES. */
    private static String sql(long maxAge) {
        return """
                INSERT INTO outbox (contact, target, dirty, acked, due_at, dirty_since, waiting, attempts)
                VALUES (?, ?, ?, 0, ?, ?, 0, 0)
                ON CONFLICT (contact, target) DO UPDATE SET
                  dirty = CASE WHEN excluded.dirty > outbox.dirty THEN excluded.dirty ELSE outbox.dirty END,
                  dirty_since = COALESCE(outbox.dirty_since, excluded.dirty_since),
                  waiting = CASE WHEN outbox.dirty > outbox.acked THEN outbox.waiting ELSE 0 END,
                  due_at = CASE
                    WHEN outbox.waiting = 1 AND (outbox.dirty > outbox.acked OR outbox.due_at < excluded.due_at)
                      THEN outbox.due_at
                    WHEN outbox.dirty_since + %d < excluded.due_at THEN outbox.dirty_since + %d
                    ELSE excluded.due_at END""".formatted(maxAge, maxAge);
    }
}
