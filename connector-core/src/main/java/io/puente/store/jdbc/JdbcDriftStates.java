package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.DriftStates;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.util.Optional;

/** One document per CRM. */
final class JdbcDriftStates implements DriftStates {

    private final Database database;

    JdbcDriftStates(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> document(TargetId target) {
        return database.read(
                session -> session
                        .query(
                                "SELECT doc FROM mapping_drift WHERE target = ?",
                                (row, i) -> row.getString(1),
                                target.value())
                        .stream()
                        .findFirst());
    }

    @Override
    public void keep(Lease lease, TargetId target, String document) throws LeaseLost {
        database.write(session -> {
            Fence.check(session, lease);
            return session.update(
                    "INSERT INTO mapping_drift (target, doc) VALUES (?, ?)"
                            + " ON CONFLICT (target) DO UPDATE SET doc = excluded.doc",
                    target.value(),
                    document);
        });
    }
}
