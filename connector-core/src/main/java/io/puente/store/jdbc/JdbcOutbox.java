package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The outbox in a table: one row per person and CRM. */
final class JdbcOutbox implements Outbox {

    private final Database database;
    private final Clock clock;

    JdbcOutbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Candidate(DueRow row, boolean due) {}

    /** In the order in which rows become due: a row that keeps failing cannot push itself before others. */
    @Override
    public List<DueRow> due(TargetId target, Instant now, int limit, Set<ContactKey> busy) {
        List<Candidate> candidates = database.read(session -> session.query(
                """
                SELECT * FROM outbox WHERE target = ? AND due_at IS NOT NULL AND (due_at <= ? OR waiting = 0)
                ORDER BY due_at, contact LIMIT ?""",
                (row, i) -> new Candidate(row(row), row.getLong("due_at") <= now.toEpochMilli()),
                target.value(),
                now.toEpochMilli(),
                limit + busy.size()));
        List<Candidate> free = candidates.stream()
                .filter(candidate -> !busy.contains(candidate.row.contact()))
                .limit(limit)
                .toList();
        return free.isEmpty() || !free.get(0).due
                ? List.of()
                : free.stream().map(Candidate::row).toList();
    }

    static DueRow row(ResultSet row) throws SQLException {
        Long since = Session.number(row, "dirty_since");
        long dirtySince = since == null ? row.getLong("due_at") : since;
        return new DueRow(
                Placed.contact(row),
                row.getLong("dirty"),
                row.getLong("acked"),
                row.getInt("attempts"),
                Instant.ofEpochMilli(dirtySince));
    }

    @Override
    public Optional<Instant> nextDue(TargetId target) {
        return database.read(session -> session
                .query(
                        "SELECT due_at FROM outbox WHERE target = ? AND due_at IS NOT NULL ORDER BY due_at LIMIT 1",
                        (row, i) -> Instant.ofEpochMilli(row.getLong(1)),
                        target.value())
                .stream()
                .findFirst());
    }

    @Override
    public List<Bundle> load(TargetId target, List<DueRow> rows, int maxMessages) {
        return database.read(session -> new BundleReader(session, target, maxMessages)
                .read(rows.stream().map(DueRow::contact).toList()));
    }

    @Override
    public void markAttempts(Lease lease, TargetId target, Collection<CrmLink> links) throws LeaseLost {
        database.write(session -> {
            Fence.check(session, lease);
            LinkRows.write(session, target, links);
            return links.size();
        });
    }

    @Override
    public void settle(Lease lease, TargetId target, Settlement settlement) throws LeaseLost {
        database.write(session -> {
            Fence.check(session, lease);
            LinkRows.write(session, target, settlement.links());
            new SettlementWriter(session, target, clock.instant()).write(settlement);
            return settlement.acknowledgements().size();
        });
    }

    @Override
    public Depth depth(TargetId target, Instant now) {
        return database.read(session -> {
            long parked = session.query(
                            "SELECT COUNT(*) FROM crm_link WHERE target = ? AND state = 'PARKED'",
                            (row, i) -> row.getLong(1),
                            target.value())
                    .get(0);
            return session.query(
                            """
                            SELECT COUNT(*) AS dirty_rows, MIN(dirty_since) AS oldest
                            FROM outbox WHERE target = ? AND due_at IS NOT NULL AND dirty > acked""",
                            (row, i) -> {
                                Long oldest = Session.number(row, "oldest");
                                return new Depth(
                                        row.getLong("dirty_rows"),
                                        oldest == null ? null : Instant.ofEpochMilli(oldest),
                                        parked);
                            },
                            target.value())
                    .get(0);
        });
    }
}
