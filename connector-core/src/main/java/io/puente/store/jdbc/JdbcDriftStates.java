package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.DriftStates;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import java.util.Optional;

/** One document per CRM. */
final class JdbcDriftStates implements DriftStates {

    private static final DocumentPerCrm DOCUMENTS = new DocumentPerCrm("mapping_drift");

    private final Database database;

    JdbcDriftStates(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> document(TargetId target) {
        return database.read(session -> DOCUMENTS.find(session, target));
    }

    @Override
    public void keep(Lease lease, TargetId target, String document) throws LeaseLost {
        database.write(session -> {
            Fence.check(session, lease);
            return DOCUMENTS.keep(session, target, document);
        });
    }
}
