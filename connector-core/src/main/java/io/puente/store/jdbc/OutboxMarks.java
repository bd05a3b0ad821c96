package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.store.CanonicalStore.FoldCommit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Marks people dirty for every CRM that a batch of the fold concerns. */
final class OutboxMarks {

    private OutboxMarks() {}

    /**
     * A row that could not be sent keeps its moment; others wait for company, but not longer than the maximum age. Where
     * only held back records of a row wait, the new change does not wait with them.
     *
     * @param dirty of merged people the survivors
     */
    static void mark(
            Session session, List<KnownTarget> targets, FoldCommit commit, Map<ContactKey, Long> dirty, Instant now) {
        // Everybody locks rows in the order of their keys, or PostgreSQL would see deadlocks.
        var ordered = new TreeMap<>(dirty);
        Touched touched = null;
        for (KnownTarget target : targets) {
            var concerned = ordered;
            if (!target.numbers().all()) {
                touched = touched == null ? new Touched(commit, dirty.keySet()) : touched;
                concerned = concerned(session, target, touched, ordered);
            }
            mark(session, target, concerned, now);
        }
    }

    private static TreeMap<ContactKey, Long> concerned(
            Session session, KnownTarget target, Touched touched, TreeMap<ContactKey, Long> dirty) {
        var concerned = new TreeMap<>(dirty);
        concerned.keySet().removeIf(contact -> !touched.concerns(target.numbers(), contact));
        Set<ContactKey> bound = BoundPeople.among(session, target.numbers(), concerned.keySet());
        concerned.keySet().retainAll(bound);
        return concerned;
    }

    private static void mark(Session session, KnownTarget target, Map<ContactKey, Long> dirty, Instant now) {
        long linger = Math.min(target.linger().toMillis(), target.maxAge().toMillis());
        session.batch(sql(target.maxAge().toMillis()), dirty.entrySet(), (statement, entry) -> {
            statement.setString(1, entry.getKey().value());
            statement.setString(2, target.id().value());
            statement.setLong(3, entry.getValue());
            statement.setLong(4, now.toEpochMilli() + linger);
            statement.setLong(5, now.toEpochMilli());
            // A row that begins now begins with the whole history: a back-fill under way need not come back to it.
            statement.setLong(6, target.fill());
        });
    }

    /** The age stands in the text: the driver joins a batch into one statement only if all parameters are inside VALUES. */
    private static String sql(long maxAge) {
        return """
                INSERT INTO outbox (contact, target, dirty, acked, due_at, dirty_since, waiting, attempts, backlog, fill)
                VALUES (?, ?, ?, 0, ?, ?, 0, 0, 0, ?)
                ON CONFLICT (contact, target) DO UPDATE SET
                  dirty = CASE WHEN excluded.dirty > outbox.dirty THEN excluded.dirty ELSE outbox.dirty END,
                  dirty_since = CASE WHEN outbox.backlog = 1 THEN excluded.dirty_since
                    ELSE COALESCE(outbox.dirty_since, excluded.dirty_since) END,
                  waiting = CASE WHEN outbox.dirty > outbox.acked THEN outbox.waiting ELSE 0 END,
                  due_at = CASE
                    WHEN outbox.waiting = 1 AND (outbox.dirty > outbox.acked OR outbox.due_at < excluded.due_at)
                      THEN outbox.due_at
                    WHEN outbox.backlog = 0 AND outbox.dirty_since + %d < excluded.due_at
                      THEN outbox.dirty_since + %d
                    ELSE excluded.due_at END,
                  backlog = 0""".formatted(maxAge, maxAge);
    }
}
