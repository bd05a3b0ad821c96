package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.TargetId;
import io.puente.store.Tracing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;

/** Reads what other classes write. */
final class JdbcTracing implements Tracing {

    /** A CRM shows the same id in a form of 15 characters and one of 18. */
    private static final int SHORT_ID = 15;

    private final Database database;
    private final Function<Collection<Long>, Map<Long, Instant>> receivedAt;

    JdbcTracing(Database database, Function<Collection<Long>, Map<Long, Instant>> receivedAt) {
        this.database = database;
        this.receivedAt = receivedAt;
    }

    private <T> List<T> rows(String sql, RowMapper<T> mapper, Object... arguments) {
        return database.read(session -> session.query(sql, mapper, arguments));
    }

    @Override
    public Set<String> numbers() {
        return new TreeSet<>(rows("SELECT DISTINCT number_id FROM conversation", (row, i) -> row.getString(1)));
    }

    @Override
    public Optional<Message> message(MessageKey key) {
        return rows("SELECT * FROM message WHERE key = ?", (row, i) -> Placed.message(row), key.value()).stream()
                .findFirst();
    }

    @Override
    public Optional<Engagement> engagement(EngagementKey key) {
        return rows("SELECT * FROM engagement WHERE key = ?", (row, i) -> Placed.engagement(row), key.value()).stream()
                .findFirst();
    }

    @Override
    public List<Message> messages(EngagementKey engagement, int limit) {
        // By the person first: no index leads from a case to its messages.
        return rows("""
                SELECT * FROM message WHERE contact = (SELECT contact FROM engagement WHERE key = ?)
                  AND engagement = ? AND placeholder = 0 ORDER BY sequence LIMIT ?""", (row, i) -> Placed.message(row), engagement.value(), engagement.value(), limit);
    }

    @Override
    public Optional<ContactKey> contact(ContactKey key) {
        return rows(
                        "SELECT key, merged_into FROM person WHERE key = ?",
                        (row, i) -> {
                            String survivor = row.getString(2);
                            return new ContactKey(survivor == null ? row.getString(1) : survivor);
                        },
                        key.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<Engagement> engagements(ContactKey contact, int limit) {
        return rows(
                "SELECT * FROM engagement WHERE contact = ? ORDER BY revision DESC LIMIT ?",
                (row, i) -> Placed.engagement(row),
                contact.value(),
                limit);
    }

    @Override
    public List<Link> links(Collection<String> keys) {
        return database.read(session -> {
            Set<String> contacts = new TreeSet<>();
            List<Link> links = new java.util.ArrayList<>(
                    session.among("SELECT * FROM crm_link WHERE key {any}", keys, (row, i) -> link(row)));
            links.forEach(link -> contacts.add(link.link().contact().value()));
            session
                    .among(
                            "SELECT * FROM crm_link WHERE LENGTH(key) > 26 AND contact {any}",
                            contacts,
                            (row, i) -> link(row))
                    .stream()
                    .filter(link -> keys.contains(link.link().key().substring(0, 26)))
                    .filter(link -> !keys.contains(link.link().key()))
                    .forEach(links::add);
            return links;
        });
    }

    @Override
    public List<Link> byRecordId(String recordId) {
        String start = recordId.length() >= SHORT_ID ? recordId.substring(0, SHORT_ID) : recordId;
        return rows(
                        "SELECT * FROM crm_link WHERE SUBSTR(record_id, 1, ?) = ?",
                        (row, i) -> link(row),
                        start.length(),
                        start)
                .stream()
                .filter(link -> same(recordId, String.valueOf(link.link().recordId())))
                .toList();
    }

    private static boolean same(String asked, String known) {
        return known.equals(asked)
                || (asked.length() == SHORT_ID && known.length() == SHORT_ID + 3)
                || (asked.length() == SHORT_ID + 3 && known.length() == SHORT_ID);
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(new TargetId(row.getString("target")), LinkRows.link(row));
    }

    @Override
    public List<Waiting> waiting(ContactKey contact) {
        return rows(
                "SELECT * FROM outbox WHERE contact = ? ORDER BY target",
                (row, i) -> {
                    Long due = Session.number(row, "due_at");
                    return new Waiting(
                            new TargetId(row.getString("target")),
                            due == null ? null : Instant.ofEpochMilli(due),
                            row.getInt("waiting") != 0,
                            row.getInt("attempts"),
                            row.getInt("backlog") != 0);
                },
                contact.value());
    }

    @Override
    public List<Item> items(long sequence) {
        return rows(
                "SELECT * FROM log_item WHERE seq = ? ORDER BY item",
                (row, i) -> new Item(
                        row.getLong("seq"),
                        row.getInt("item"),
                        row.getString("field"),
                        row.getString("outcome"),
                        row.getString("reason")),
                sequence);
    }

    @Override
    public Optional<Instant> receivedAt(long sequence) {
        return Optional.ofNullable(receivedAt.apply(Set.of(sequence)).get(sequence));
    }

    @Override
    public long worked() {
        return database.read(JdbcCanonicalStore::cursor);
    }
}
