package io.puente.store.jdbc;

import io.puente.store.CanonicalStore;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.time.Clock;
import java.util.List;

/** Canonical state in tables: each record a JSON document with the columns that queries need. */
final class JdbcCanonicalStore implements CanonicalStore {

    private final Database database;
    private final Clock clock;

    JdbcCanonicalStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public long cursor() {
        return database.read(JdbcCanonicalStore::cursor);
    }

    static long cursor(Session session) {
        return session.query("SELECT seq FROM fold_cursor WHERE name = 'fold'", (row, i) -> row.getLong(1))
                .get(0);
    }

    @Override
    public WorkingSet load(LoadRequest request) {
        return database.read(session -> new StateReader(session).load(request));
    }

    @Override
    public void commit(Lease lease, FoldCommit commit) throws LeaseLost {
        database.write(session -> {
            Fence.check(session, lease);
            // Before the targets are read: see JdbcTargetRegistry.register.
            session.update("UPDATE fold_cursor SET seq = ? WHERE name = 'fold'", commit.cursor());
            List<KnownTarget> targets = KnownTarget.active(session);
            var merges = new MergeWriter(session);
            merges.write(commit.merges(), commit.adoptions());
            new StateWriter(session, commit).write();
            OutboxMarks.mark(session, targets, commit, merges.survivors(commit.dirty()), clock.instant());
            return commit.cursor();
        });
    }
}
