package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.OutboxTarget;
import io.puente.store.TargetRegistry;
import java.time.Clock;
import java.util.Optional;

/** The CRMs the outbox keeps rows for. */
final class JdbcTargetRegistry implements TargetRegistry {

    private final Database database;
    private final Clock clock;

    JdbcTargetRegistry(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean register(OutboxTarget target) {
        return database.write(session -> {
            // The fold locks the same row: no person comes into being between its look at the targets and its commit.
            session.update("UPDATE fold_cursor SET seq = seq WHERE name = 'fold'");
            String name = target.id().value();
            long linger = target.linger().toMillis();
            long maxAge = target.maxAge().toMillis();
            boolean added = session.update(
                            "INSERT INTO target (name, linger, max_age) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
                            name,
                            linger,
                            maxAge)
                    == 1;
            if (added) {
                fill(session, name);
            } else {
                session.update("UPDATE target SET linger = ?, max_age = ? WHERE name = ?", linger, maxAge, name);
            }
            return added;
        });
    }

    private void fill(Session session, String target) {
        long now = clock.millis();
        session.update("""
                INSERT INTO outbox (contact, target, dirty, acked, due_at, dirty_since, waiting, attempts)
                SELECT p.key, CAST(? AS TEXT), CAST(? AS BIGINT), 0, CAST(? AS BIGINT), CAST(? AS BIGINT), 0, 0
                FROM person p WHERE p.merged_into IS NULL""", target, Revisions.upTo(JdbcCanonicalStore.cursor(session)), now, now);
    }

    @Override
    public Optional<String> watchCursor(TargetId target) {
        return database.read(session -> session
                .query(
                        "SELECT watch_cursor FROM target WHERE name = ? AND watch_cursor IS NOT NULL",
                        (row, i) -> row.getString(1),
                        target.value())
                .stream()
                .findFirst());
    }

    @Override
    public void watchCursor(Lease lease, TargetId target, String cursor) throws LeaseLost {
        database.write(session -> {
            Fence.check(session, lease);
            int known = session.update("UPDATE target SET watch_cursor = ? WHERE name = ?", cursor, target.value());
            if (known == 0) {
                throw new IllegalArgumentException("the CRM " + target + " was never registered");
            }
            return known;
        });
    }
}
