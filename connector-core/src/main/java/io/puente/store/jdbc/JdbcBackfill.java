package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Backfill;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Back-fills by walking over the people in the order of their keys. */
final class JdbcBackfill implements Backfill {

    private static final String OPEN_BACKLOG =
            "SELECT COUNT(*) FROM outbox WHERE target = ? AND backlog = 1 AND due_at IS NOT NULL AND dirty_since IS NOT NULL";

    private final Database database;
    private final Clock clock;

    JdbcBackfill(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean advance(Lease lease, TargetId id, int people) throws LeaseLost {
        KnownTarget before =
                database.read(session -> KnownTarget.find(session, id)).orElse(null);
        if (before == null || before.active() && before.fillCursor() == null && !justEnded(before)) {
            return false;
        }
        // Counted outside of the transaction that writes: it looks at everybody.
        long count = before.fillPeople() == null ? database.read(session -> count(session, before)) : 0;
        return database.write(session -> {
            Fence.check(session, lease);
            if (!before.active()) {
                // A fold that saw it inactive must have committed before anybody is marked: see
                // JdbcTargetRegistry.register.
                session.update("UPDATE fold_cursor SET seq = seq WHERE name = 'fold'");
            }
            // Locked before it is read: an operator may begin anew at the same time.
            session.update("UPDATE target SET fill = fill WHERE name = ?", id.value());
            KnownTarget target = KnownTarget.find(session, id).orElseThrow();
            if (!target.active()) {
                if (!before.active()) {
                    Fills.comeBack(session, target, clock.millis());
                }
                return true;
            }
            if (target.fillCursor() == null) {
                session.update("UPDATE target SET fill_ended = ? WHERE name = ?", clock.millis(), id.value());
                return false;
            }
            return chunk(session, target, target.fillCursor(), people, count);
        });
    }

    private boolean justEnded(KnownTarget target) {
        return target.fillBegan() != null
                && target.fillEnded() == null
                && database.read(session -> open(session, target.id())) == 0;
    }

    private boolean chunk(Session session, KnownTarget target, String cursor, int people, long count) {
        // Locked, so that an erasure or a merge of them waits and then sees the rows.
        List<ContactKey> next = session.query(
                "SELECT key FROM person WHERE key > ? AND merged_into IS NULL ORDER BY key LIMIT ? {share}",
                (row, i) -> new ContactKey(row.getString(1)),
                cursor,
                people);
        var bound = new TreeSet<>(BoundPeople.among(session, target.numbers(), next));
        // People who were marked since the back-fill began, by live traffic with their whole history, are skipped.
        BacklogMarks.mark(session, target.id(), target.fill(), target.fillAgain(), bound, clock.millis());
        String last = next.size() < people ? null : next.get(next.size() - 1).value();
        session.update("""
                UPDATE target SET fill_cursor = ?, fill_seen = fill_seen + ?, fill_people = COALESCE(fill_people, ?)
                WHERE name = ?""", last, bound.size(), count, target.id().value());
        return true;
    }

    private static long count(Session session, KnownTarget target) {
        return target.numbers().all()
                ? session.query("SELECT COUNT(*) FROM person WHERE merged_into IS NULL", (row, i) -> row.getLong(1))
                        .get(0)
                : session.among(
                                "SELECT COUNT(DISTINCT contact) FROM conversation WHERE number_id {any}",
                                target.numbers().ids(),
                                (row, i) -> row.getLong(1))
                        .get(0);
    }

    private static long open(Session session, TargetId target) {
        return session.query(OPEN_BACKLOG, (row, i) -> row.getLong(1), target.value())
                .get(0);
    }

    @Override
    public void restart(TargetId id) {
        database.write(session -> {
            KnownTarget target = KnownTarget.find(session, id)
                    .orElseThrow(() -> new IllegalArgumentException("the CRM " + id + " was never registered"));
            Fills.begin(session, target.id().value(), true, clock.millis());
            return id;
        });
    }

    @Override
    public Optional<Progress> progress(TargetId id) {
        return database.read(session -> {
            KnownTarget target = KnownTarget.find(session, id).orElse(null);
            if (target == null || target.fillBegan() == null) {
                return Optional.empty();
            }
            long estimate = target.fillPeople() == null || target.fillCursor() == null ? 0 : target.fillPeople();
            return Optional.of(new Progress(
                    Instant.ofEpochMilli(target.fillBegan()),
                    target.fillEnded() == null ? null : Instant.ofEpochMilli(target.fillEnded()),
                    Math.max(estimate, target.fillSeen()),
                    // After its end, open rows are those of a re-map.
                    target.fillEnded() != null
                            ? target.fillSeen()
                            : Math.max(0, target.fillSeen() - open(session, id))));
        });
    }
}
