package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.BoundNumbers;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.OutboxTarget;
import io.puente.store.TargetRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
            Optional<KnownTarget> known = KnownTarget.find(session, target.id());
            String name = target.id().value();
            session.update(
                    """
                    INSERT INTO target (name, linger, max_age, numbers) VALUES (?, ?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET linger = excluded.linger, max_age = excluded.max_age,
                      numbers = excluded.numbers""",
                    name,
                    target.linger().toMillis(),
                    target.maxAge().toMillis(),
                    KnownTarget.text(target.numbers()));
            if (known.isEmpty()) {
                Fills.begin(session, name, true, clock.millis());
            } else {
                again(session, known.get(), target.numbers());
            }
            return known.isEmpty();
        });
    }

    private void again(Session session, KnownTarget before, BoundNumbers now) {
        String name = before.id().value();
        if (!now.includes(before.numbers())) {
            new UnboundLinks(session, name, now).release();
        }
        if (!before.numbers().includes(now)) {
            Fills.begin(session, name, true, clock.millis());
        } else if (!before.active()) {
            Fills.comeBack(session, before, clock.millis());
        }
    }

    @Override
    public Set<TargetId> retireAllBut(Set<TargetId> configured) {
        return database.write(session -> {
            Set<TargetId> retired = new TreeSet<>();
            for (KnownTarget target : KnownTarget.active(session)) {
                if (!configured.contains(target.id())) {
                    int changed = session.update("""
                            UPDATE target SET active = 0 WHERE name = ? AND NOT EXISTS (
                              SELECT 1 FROM worker w WHERE w.name = ? AND w.holder <> '' AND w.until_at > ?)""", target.id().value(), "drain:" + target.id(), clock.millis());
                    if (changed == 1) {
                        retired.add(target.id());
                    }
                }
            }
            return retired;
        });
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
