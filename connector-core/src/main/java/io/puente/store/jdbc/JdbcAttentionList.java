package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.AttentionList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Parked links of the configured CRMs, and log items that could not be understood. */
final class JdbcAttentionList implements AttentionList {

    /** Null arguments are cast, because PostgreSQL wants to know the type of a parameter that is compared with nothing. */
    private static final String MATCHING = """
            state = 'PARKED' AND target NOT IN (SELECT name FROM target WHERE active = 0)
              AND (CAST(? AS TEXT) IS NULL OR target = ?) AND (CAST(? AS TEXT) IS NULL OR object = ?)
              AND (CAST(? AS TEXT) IS NULL OR key = ?) AND (CAST(? AS TEXT) IS NULL OR failure_kind = ?)
              AND (CAST(? AS TEXT) IS NULL OR vendor_code = ?)""";

    private final Database database;
    private final Function<Collection<Long>, Map<Long, Instant>> receivedAt;

    JdbcAttentionList(Database database, Function<Collection<Long>, Map<Long, Instant>> receivedAt) {
        this.database = database;
        this.receivedAt = receivedAt;
    }

    @Override
    public List<Parked> list(Filter filter, int limit) {
        return database.read(session -> session.query(
                "SELECT * FROM crm_link WHERE " + MATCHING + " ORDER BY since DESC, key LIMIT " + limit,
                (row, i) -> new Parked(new TargetId(row.getString("target")), LinkRows.link(row)),
                arguments(filter)));
    }

    @Override
    public Map<TargetId, List<Count>> counts() {
        Map<TargetId, List<Count>> counts = new TreeMap<>();
        database.read(session -> session.query(
                """
                SELECT target, COALESCE(failure_kind, ''), COALESCE(vendor_code, ''), COALESCE(MAX(reason), ''), COUNT(*)
                FROM crm_link WHERE state = 'PARKED' AND target NOT IN (SELECT name FROM target WHERE active = 0)
                GROUP BY 1, 2, 3 ORDER BY 1, 5 DESC, 2, 3""",
                (row, i) -> counts.computeIfAbsent(new TargetId(row.getString(1)), t -> new ArrayList<>())
                        .add(new Count(row.getString(2), row.getString(3), row.getString(4), row.getLong(5)))));
        return counts;
    }

    private record Row(String contact, String target) {}

    @Override
    public int replay(Filter filter, Instant now) {
        return database.write(session -> {
            List<Row> rows = session.query(
                    "SELECT contact, target FROM crm_link WHERE " + MATCHING,
                    (row, i) -> new Row(row.getString(1), row.getString(2)),
                    arguments(filter));
            int taken = session.update(
                    "UPDATE crm_link SET state = 'HELD', attempts = 0 WHERE " + MATCHING, arguments(filter));
            Set<Row> people = new LinkedHashSet<>(rows);
            session.batch(
                    "UPDATE outbox SET attempts = 0, waiting = 0, backlog = 0, due_at = ? WHERE contact = ? AND target = ?",
                    people,
                    (statement, row) -> {
                        statement.setLong(1, now.toEpochMilli());
                        statement.setString(2, row.contact());
                        statement.setString(3, row.target());
                    });
            return taken;
        });
    }

    @Override
    public List<UnreadableItem> unreadable(int limit) {
        List<UnreadableItem> items = database.read(session -> session.query(
                """
                SELECT seq, item, field, reason FROM log_item WHERE outcome = 'NEEDS_ATTENTION'
                ORDER BY seq DESC, item DESC LIMIT ?""",
                (row, i) -> new UnreadableItem(
                        row.getLong(1), row.getInt(2), row.getString(3), row.getString(4), Instant.EPOCH),
                limit));
        Map<Long, Instant> moments = receivedAt.apply(
                items.stream().map(UnreadableItem::sequence).distinct().toList());
        return items.stream()
                .map(item -> new UnreadableItem(
                        item.sequence(),
                        item.item(),
                        item.field(),
                        item.reason(),
                        moments.getOrDefault(item.sequence(), Instant.EPOCH)))
                .toList();
    }

    @Override
    public void takenUp(long sequence) {
        database.write(session -> session.update(
                "UPDATE log_item SET outcome = 'RECORDED', reason = 'taken up again' WHERE seq = ? AND outcome = 'NEEDS_ATTENTION'",
                sequence));
    }

    private static Object[] arguments(Filter f) {
        List<Object> arguments = new ArrayList<>();
        for (Object value : new Object[] {
            f.target() == null ? null : f.target().value(), f.object(), f.key(), f.failureKind(), f.vendorCode()
        }) {
            arguments.add(value);
            arguments.add(value);
        }
        return arguments.toArray();
    }
}
