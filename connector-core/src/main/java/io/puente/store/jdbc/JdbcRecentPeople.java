package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.BoundNumbers;
import io.puente.store.RecentPeople;
import io.puente.store.WholePeople.Whole;
import java.util.LinkedHashSet;
import java.util.List;

/** Conversations sorted by their documents: a scan of them all, which is meant for a person who waits, not for a timer. */
final class JdbcRecentPeople implements RecentPeople {

    private final Database database;

    JdbcRecentPeople(Database database) {
        this.database = database;
    }

    @Override
    public Recent newest(BoundNumbers numbers, int conversations) {
        return database.read(session -> {
            String bound = numbers.all() ? "" : "WHERE number_id {any} ";
            String sql = "SELECT contact FROM conversation " + bound + "ORDER BY "
                    + session.dialect().documentText("lastActivityAt") + " DESC, key LIMIT "
                    + Math.max(0, conversations);
            List<ContactKey> contacts = numbers.all()
                    ? session.query(sql, (row, i) -> Placed.contact(row))
                    : session.among(sql, numbers.ids(), (row, i) -> Placed.contact(row));
            return new Recent(List.copyOf(new LinkedHashSet<>(contacts)), contacts.size());
        });
    }

    @Override
    public List<Whole> load(
            TargetId target,
            BoundNumbers numbers,
            List<ContactKey> contacts,
            long beyond,
            int maxMessages,
            int perCase) {
        return database.read(
                session -> BundleReader.whole(session, target, numbers, contacts, beyond, maxMessages, perCase));
    }
}
