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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outbox in a table: one row per person and CRM. */
final class JdbcOutbox implements Outbox {

    /** Four looks at the beginning of a stretch of the index instead of a walk over all of it. */
    private static final String NEXT_DUE = Stream.of(
                    "0 AND waiting = 0", "0 AND waiting = 1", "1 AND waiting = 0", "1 AND waiting = 1")
            .map(lane ->
                    "SELECT MIN(due_at) AS due_at FROM outbox WHERE target = ? AND due_at IS NOT NULL AND backlog = "
                            + lane)
            .collect(Collectors.joining(" UNION ALL "));

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
        List<Candidate> free = free(target, 0, now, limit, busy);
        return free.isEmpty() || !free.get(0).due
                ? List.of()
                : free.stream().map(Candidate::row).toList();
    }

    @Override
    public List<DueRow> backlog(TargetId target, Instant now, int limit, Set<ContactKey> busy) {
        return free(target, 1, now, limit, busy).stream().map(Candidate::row).toList();
    }

    /** In two parts, so that each is a walk along the index: an outage leaves many rows that wait. */
    private List<Candidate> free(TargetId target, int backlog, Instant now, int limit, Set<ContactKey> busy) {
        int most = limit + busy.size();
        return database
                .read(session -> session.query(
                        """
                        SELECT * FROM (SELECT * FROM outbox
                          WHERE target = ? AND backlog = ? AND waiting = 0 AND due_at IS NOT NULL
                          ORDER BY due_at, contact LIMIT ?) fresh
                        UNION ALL SELECT * FROM (SELECT * FROM outbox
                          WHERE target = ? AND backlog = ? AND waiting = 1 AND due_at <= ?
                          ORDER BY due_at, contact LIMIT ?) again
                        ORDER BY due_at, contact LIMIT ?""",
                        (row, i) -> new Candidate(row(row), row.getLong("due_at") <= now.toEpochMilli()),
                        target.value(),
                        backlog,
                        most,
                        target.value(),
                        backlog,
                        now.toEpochMilli(),
                        most,
                        most))
                .stream()
                .filter(candidate -> !busy.contains(candidate.row.contact()))
                .limit(limit)
                .toList();
    }

    static DueRow row(ResultSet row) throws SQLException {
        Long since = Session.number(row, "dirty_since");
        long dirtySince = since == null ? row.getLong("due_at") : since;
        return new DueRow(
                Placed.contact(row),
                row.getLong("dirty"),
                row.getLong("acked"),
                row.getInt("attempts"),
                Instant.ofEpochMilli(dirtySince),
                row.getLong("fill"),
                row.getInt("backlog") != 0);
    }

    @Override
    public Optional<Instant> nextDue(TargetId target) {
        return database
                .read(session -> session.query(
                        NEXT_DUE,
                        (row, i) -> Session.number(row, "due_at"),
                        target.value(),
                        target.value(),
                        target.value(),
                        target.value()))
                .stream()
                .filter(Objects::nonNull)
                .map(Instant::ofEpochMilli)
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<Bundle> load(TargetId target, List<DueRow> rows, int maxMessages, int perCase) {
        return database.read(session -> new BundleReader(session, target, maxMessages, perCase)
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
                            SELECT COALESCE(SUM(1 - backlog), 0) AS dirty_rows, COALESCE(SUM(backlog), 0) AS backlog_rows,
                              MIN(CASE WHEN backlog = 0 THEN dirty_since END) AS oldest
                            FROM outbox WHERE target = ? AND due_at IS NOT NULL AND dirty_since IS NOT NULL""",
                            (row, i) -> {
                                Long oldest = Session.number(row, "oldest");
                                return new Depth(
                                        row.getLong("dirty_rows"),
                                        oldest == null ? null : Instant.ofEpochMilli(oldest),
                                        row.getLong("backlog_rows"),
                                        parked);
                            },
                            target.value())
                    .get(0);
        });
    }
}
