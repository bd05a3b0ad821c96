package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.ParityRuns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One document per CRM, and one row per difference. */
final class JdbcParityRuns implements ParityRuns {

    /** Records of one transaction of {@link #writeAgain}. */
    private static final int AT_ONCE = 1_000;

    private static final DocumentPerCrm DOCUMENTS = new DocumentPerCrm("parity_run");

    private final Database database;

    JdbcParityRuns(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> document(TargetId target) {
        return database.read(session -> DOCUMENTS.find(session, target));
    }

    @Override
    public void begin(Lease lease, TargetId target, String document) throws LeaseLost {
        database.write(session -> {
            Fence.check(session, lease);
            session.update("DELETE FROM parity_difference WHERE target = ?", target.value());
            return DOCUMENTS.keep(session, target, document);
        });
    }

    @Override
    public void keep(Lease lease, TargetId target, String document, List<Difference> found) throws LeaseLost {
        database.write(session -> {
            Fence.check(session, lease);
            session.batch("""
                    INSERT INTO parity_difference (target, number, contact, object, key, record_id, cause, healed, doc)
                    VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)""", found, (statement, difference) -> {
                statement.setString(1, target.value());
                statement.setLong(2, difference.number());
                statement.setString(3, difference.contact().value());
                statement.setString(4, difference.object());
                statement.setString(5, difference.key());
                statement.setString(6, difference.recordId());
                statement.setString(7, difference.cause());
                statement.setString(8, Documents.write(difference));
            });
            return DOCUMENTS.keep(session, target, document);
        });
    }

    @Override
    public List<Difference> differences(TargetId target, @Nullable String cause, long after, int limit) {
        return database.read(
                session -> session.query("""
                SELECT doc FROM parity_difference
                WHERE target = ? AND number > ? AND (CAST(? AS TEXT) IS NULL OR cause = ?) ORDER BY number LIMIT ?""", (row, i) -> difference(row), target.value(), after, cause, cause, limit));
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return Documents.read(row.getString("doc"), Difference.class);
    }

    @Override
    public int writeAgain(TargetId target, Map<String, Boolean> causes, Instant now) {
        int records = 0;
        for (Map.Entry<String, Boolean> cause : causes.entrySet()) {
            int[] part;
            do {
                part = database.write(session -> some(session, target, cause.getKey(), cause.getValue(), now));
                records += part[1];
            } while (part[0] == AT_ONCE);
        }
        return records;
    }

    /** @return how many were looked at, and of those how many are written again */
    private static int[] some(Session session, TargetId target, String cause, boolean anew, Instant now) {
        List<Difference> differences = session.query("""
                SELECT doc FROM parity_difference WHERE target = ? AND cause = ? AND healed = 0
                ORDER BY number LIMIT ?""", (row, i) -> difference(row), target.value(), cause, AT_ONCE);
        Map<List<String>, CrmLink> links = links(session, target, differences);
        List<CrmLink> again = new ArrayList<>();
        Set<String> people = new TreeSet<>();
        for (Difference difference : differences) {
            CrmLink link = links.get(List.of(difference.key(), difference.object()));
            if (link == null || Objects.equals(link.recordId(), difference.recordId())) {
                again.add(held(difference, link, anew, now));
                people.add(difference.contact().value());
            }
        }
        LinkRows.write(session, target, again);
        session.batch(
                "UPDATE outbox SET attempts = 0, waiting = 0, due_at = ? WHERE contact = ? AND target = ?",
                people,
                (statement, contact) -> {
                    statement.setLong(1, now.toEpochMilli());
                    statement.setString(2, contact);
                    statement.setString(3, target.value());
                });
        session.batch(
                "UPDATE parity_difference SET healed = 1 WHERE target = ? AND number = ?",
                differences,
                (statement, difference) -> {
                    statement.setString(1, target.value());
                    statement.setLong(2, difference.number());
                });
        return new int[] {differences.size(), again.size()};
    }

    private static Map<List<String>, CrmLink> links(Session session, TargetId target, List<Difference> differences) {
        Map<List<String>, CrmLink> links = new LinkedHashMap<>();
        Set<String> keys = new TreeSet<>();
        differences.forEach(difference -> keys.add(difference.key()));
        session.among(
                "SELECT * FROM crm_link WHERE target = ? AND key {any}",
                keys,
                (row, i) -> {
                    CrmLink link = LinkRows.link(row);
                    return links.put(List.of(link.key(), link.object()), link);
                },
                target.value());
        return links;
    }

    /** Held back for the next delivery, with nothing remembered as written; looked up first, as it may be there. */
    private static CrmLink held(Difference difference, @Nullable CrmLink link, boolean anew, Instant now) {
        String recordId = anew || link == null ? null : link.recordId();
        return new CrmLink(
                difference.object(),
                difference.key(),
                difference.contact(),
                recordId,
                null,
                link == null ? 0 : link.revision(),
                CrmLink.State.HELD,
                recordId == null,
                0,
                null,
                null,
                null,
                null,
                now,
                link == null ? null : link.mapping(),
                link == null ? null : link.decided());
    }
}
