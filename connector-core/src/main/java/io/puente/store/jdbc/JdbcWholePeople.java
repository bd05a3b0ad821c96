package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.WholePeople;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People with everything they have, found by the outbox's rows. */
final class JdbcWholePeople implements WholePeople {

    private final Database database;

    JdbcWholePeople(Database database) {
        this.database = database;
    }

    @Override
    public long count(TargetId target) {
        return database.read(session -> session.query(
                        "SELECT COUNT(*) FROM outbox WHERE target = ?", (row, i) -> row.getLong(1), target.value())
                .get(0));
    }

    @Override
    public List<ContactKey> next(TargetId target, @Nullable ContactKey after, int limit) {
        return database.read(session -> session.query(
                "SELECT contact FROM outbox WHERE target = ? AND contact > ? ORDER BY contact LIMIT ?",
                (row, i) -> Placed.contact(row),
                target.value(),
                after == null ? "" : after.value(),
                limit));
    }

    @Override
    public List<Whole> load(TargetId target, List<ContactKey> contacts, long beyond, int maxMessages, int perCase) {
        return database.read(session -> BundleReader.whole(session, target, contacts, beyond, maxMessages, perCase));
    }
}
