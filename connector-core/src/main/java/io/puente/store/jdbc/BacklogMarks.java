package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import java.util.Collection;

/** Marks people to be written because of their past. */
final class BacklogMarks {

    private BacklogMarks() {}

    /**
     * Whoever has a change of his own waiting keeps that moment and goes with it. People who were marked with this number or
     * a later one are skipped: by live traffic with their whole history, or before.
     *
     * @param fill deliveries that loaded the row before it was marked with it acknowledge nothing
     * @param again forget what was acknowledged: everything is compared with what was written
     */
    static void mark(
            Session session, TargetId target, long fill, boolean again, Collection<ContactKey> people, long now) {
        long upTo = Revisions.upTo(JdbcCanonicalStore.cursor(session));
        session.batch("""
                INSERT INTO outbox (contact, target, dirty, acked, due_at, dirty_since, waiting, attempts, backlog, fill)
                VALUES (?, ?, ?, 0, ?, ?, 0, 0, 1, ?)
                ON CONFLICT (contact, target) DO UPDATE SET
                  dirty = CASE WHEN excluded.dirty > outbox.dirty THEN excluded.dirty ELSE outbox.dirty END,
                  acked = %s,
                  backlog = CASE WHEN outbox.due_at IS NULL THEN 1 ELSE outbox.backlog END,
                  due_at = COALESCE(outbox.due_at, excluded.due_at),
                  dirty_since = COALESCE(outbox.dirty_since, excluded.dirty_since),
                  fill = excluded.fill
                WHERE outbox.fill < excluded.fill""".formatted(again ? "0" : "outbox.acked"), people, (statement, contact) -> {
            statement.setString(1, contact.value());
            statement.setString(2, target.value());
            statement.setLong(3, upTo);
            statement.setLong(4, now);
            statement.setLong(5, now);
            statement.setLong(6, fill);
        });
    }
}
