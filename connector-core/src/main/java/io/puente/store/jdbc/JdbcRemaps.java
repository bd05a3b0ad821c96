package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Backlog;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.MappingVersions.Activation;
import io.puente.store.RemapRefused;
import io.puente.store.Remaps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Change sets in tables; people are marked as back-fills do. */
final class JdbcRemaps implements Remaps {

    private static final String UNDER_WAY = """
            SELECT r.* FROM remap r WHERE r.target = ? AND r.version = ? AND r.state = 'APPLYING' AND r.version = (
              SELECT version FROM mapping_activation a WHERE a.target = r.target ORDER BY a.number DESC LIMIT 1)
            ORDER BY r.id LIMIT 1""";

    private final Database database;
    private final Clock clock;

    JdbcRemaps(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public ChangeSet propose(TargetId target, String version, Collection<Concerned> people, Instant at, String by) {
        return database.write(session -> {
            long id = session.query(
                            """
                            INSERT INTO remap (target, version, made_at, made_by, state, people, records)
                            VALUES (?, ?, ?, ?, 'PROPOSED', ?, ?) RETURNING id""",
                            (row, i) -> row.getLong(1),
                            target.value(),
                            version,
                            at.toEpochMilli(),
                            by,
                            people.size(),
                            people.stream().mapToLong(Concerned::records).sum())
                    .get(0);
            session.batch(
                    "INSERT INTO remap_person (remap, contact, records, marked) VALUES (?, ?, ?, 0)",
                    people,
                    (statement, concerned) -> {
                        statement.setLong(1, id);
                        statement.setString(2, concerned.contact().value());
                        statement.setLong(3, concerned.records());
                    });
            return known(session, id);
        });
    }

    @Override
    public Optional<ChangeSet> find(long id) {
        return database.read(session -> find(session, id));
    }

    private static Optional<ChangeSet> find(Session session, long id) {
        return session.query("SELECT * FROM remap WHERE id = ?", (row, i) -> set(session, row), id).stream()
                .findFirst();
    }

    private static ChangeSet known(Session session, long id) {
        return find(session, id)
                .orElseThrow(() -> new IllegalArgumentException("there is no change set with the number " + id));
    }

    @Override
    public List<ChangeSet> list(@Nullable TargetId target, int limit) {
        String name = target == null ? null : target.value();
        return database.read(session -> session.query(
                "SELECT * FROM remap WHERE (CAST(? AS TEXT) IS NULL OR target = ?) ORDER BY id DESC LIMIT " + limit,
                (row, i) -> set(session, row),
                name,
                name));
    }

    @Override
    public List<Concerned> people(long id, @Nullable ContactKey after, int limit) {
        return database.read(session -> session.query(
                "SELECT contact, records FROM remap_person WHERE remap = ? AND contact > ? ORDER BY contact LIMIT ?",
                (row, i) -> new Concerned(Placed.contact(row), row.getLong(2)),
                id,
                after == null ? "" : after.value(),
                limit));
    }

    @Override
    public ChangeSet apply(long id, Instant at, String by) {
        return database.write(session -> {
            ChangeSet set = locked(session, id);
            if (set.state() == State.APPLYING) {
                return set;
            }
            if (set.state() != State.PROPOSED) {
                throw new RemapRefused(name(set) + ": another rehearsal makes a new one");
            }
            String active = JdbcMappingVersions.last(session, set.target())
                    .map(Activation::version)
                    .orElse("none");
            if (!active.equals(set.version())) {
                throw new RemapRefused("the change set " + id + " is one of mapping version "
                        + set.version() + ", and " + set.target() + " is written by " + active
                        + "; activate the version first");
            }
            return decide(session, set, State.APPLYING, at, by);
        });
    }

    @Override
    public ChangeSet drop(long id, Instant at, String by) {
        return database.write(session -> {
            ChangeSet set = locked(session, id);
            if (set.state() == State.DROPPED) {
                return set;
            }
            if (set.state() == State.DONE) {
                throw new RemapRefused(name(set) + ": it cannot be taken back");
            }
            session.update("DELETE FROM remap_person WHERE remap = ?", id);
            return decide(session, set, State.DROPPED, at, by);
        });
    }

    private static String name(ChangeSet set) {
        return "the change set " + set.id() + " is " + (set.state() == State.DONE ? "done" : "dropped");
    }

    private static ChangeSet locked(Session session, long id) {
        session.update("UPDATE remap SET state = state WHERE id = ?", id);
        return known(session, id);
    }

    private static ChangeSet decide(Session session, ChangeSet set, State state, Instant at, String by) {
        session.update(
                "UPDATE remap SET state = ?, decided_at = ?, decided_by = ? WHERE id = ?",
                state.name(),
                at.toEpochMilli(),
                by,
                set.id());
        return known(session, set.id());
    }

    @Override
    public Backlog writtenBy(Supplier<String> version) {
        return (lease, target, people) -> advance(lease, target, version.get(), people);
    }

    private boolean advance(Lease lease, TargetId id, String version, int people) throws LeaseLost {
        if (database.read(session -> underWay(session, id, version)).isEmpty()) {
            return false;
        }
        return database.write(session -> {
            Fence.check(session, lease);
            // Locked before it is read: a back-fill may begin at the same time, and goes first.
            session.update("UPDATE target SET fill = fill WHERE name = ?", id.value());
            KnownTarget target = KnownTarget.find(session, id).orElse(null);
            if (target == null || !target.active() || target.fillBegan() != null && target.fillEnded() == null) {
                return false;
            }
            Optional<ChangeSet> set = underWay(session, id, version).map(found -> locked(session, found.id()));
            return set.isPresent() && set.get().state() == State.APPLYING && chunk(session, target, set.get(), people);
        });
    }

    private static Optional<ChangeSet> underWay(Session session, TargetId target, String version) {
        return session.query(UNDER_WAY, (row, i) -> set(session, row), target.value(), version).stream()
                .findFirst();
    }

    private boolean chunk(Session session, KnownTarget target, ChangeSet set, int people) {
        List<String> next = session.query(
                "SELECT contact FROM remap_person WHERE remap = ? AND marked = 0 ORDER BY contact LIMIT ?",
                (row, i) -> row.getString(1),
                set.id(),
                people);
        if (next.isEmpty()) {
            if (set.done() == set.people()) {
                session.update("UPDATE remap SET state = 'DONE', ended_at = ? WHERE id = ?", clock.millis(), set.id());
            }
            return false;
        }
        // Locked, so that an erasure or a merge of them waits and then sees the rows.
        var known = new TreeSet<>(session.among(
                "SELECT COALESCE(merged_into, key) AS contact FROM person WHERE key {any} ORDER BY key {share}",
                next,
                (row, i) -> Placed.contact(row)));
        session.update(
                "UPDATE target SET fill = fill + 1 WHERE name = ?", target.id().value());
        var bound = new TreeSet<>(BoundPeople.among(session, target.numbers(), known));
        BacklogMarks.mark(session, target.id(), target.fill() + 1, true, bound, clock.millis());
        session.batch(
                "UPDATE remap_person SET marked = 1 WHERE remap = ? AND contact = ?", next, (statement, contact) -> {
                    statement.setLong(1, set.id());
                    statement.setString(2, contact);
                });
        return true;
    }

    private static ChangeSet set(Session session, ResultSet row) throws SQLException {
        Long decided = Session.number(row, "decided_at");
        Long ended = Session.number(row, "ended_at");
        long id = row.getLong("id");
        State state = State.valueOf(row.getString("state"));
        long people = row.getLong("people");
        String target = row.getString("target");
        return new ChangeSet(
                id,
                new TargetId(target),
                row.getString("version"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("made_by"),
                state,
                people,
                row.getLong("records"),
                state == State.APPLYING ? people - open(session, id, target) : state == State.DONE ? people : 0,
                decided == null ? null : Instant.ofEpochMilli(decided),
                row.getString("decided_by"),
                ended == null ? null : Instant.ofEpochMilli(ended));
    }

    /** Not marked yet, or marked and still to be written; whoever has a change of his own goes with live traffic. */
    private static long open(Session session, long id, String target) {
        return session.query("""
                        SELECT COUNT(*) FROM remap_person p LEFT JOIN outbox o ON o.contact = p.contact AND o.target = ?
                        WHERE p.remap = ? AND (p.marked = 0
                          OR o.backlog = 1 AND o.due_at IS NOT NULL AND o.dirty_since IS NOT NULL)""", (row, i) -> row.getLong(1), target, id).get(0);
    }
}
