package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.MediaRef;
import io.puente.model.MessageKey;
import io.puente.store.CanonicalStore.MediaTask;
import io.puente.store.MediaQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files to fetch, in the state's database. */
final class JdbcMediaQueue implements MediaQueue {

    private final Database database;

    JdbcMediaQueue(Database database) {
        this.database = database;
    }

    /** A newer reference to a file that is not stored yet brings a fresh address. */
    static void add(Session session, Collection<MediaTask> tasks) {
        session.batch("""
                INSERT INTO media (message, contact, number_id, doc, received_at, state, attempts, next_try, changed_at)
                VALUES (?, ?, ?, ?, ?, 'WAITING', 0, ?, ?)
                ON CONFLICT (message) DO UPDATE SET doc = excluded.doc, received_at = excluded.received_at,
                  state = excluded.state, attempts = 0, next_try = excluded.next_try, changed_at = excluded.changed_at
                WHERE media.state <> 'STORED'""", LastOf.each(tasks, MediaTask::message), (statement, task) -> {
            long at = task.receivedAt().toEpochMilli();
            statement.setString(1, task.message().value());
            statement.setString(2, task.contact().value());
            statement.setString(3, task.numberId());
            statement.setString(4, Documents.write(task.media()));
            statement.setLong(5, at);
            statement.setLong(6, at);
            statement.setLong(7, at);
        });
    }

    @Override
    public List<Item> due(Instant now, int limit) {
        return database.read(session -> session.query(
                "SELECT * FROM media WHERE state = 'WAITING' AND next_try <= ? ORDER BY next_try LIMIT ?",
                (row, i) -> item(row),
                now.toEpochMilli(),
                limit));
    }

    @Override
    public boolean stored(MessageKey message, String path, long bytes, Instant at) {
        int rows = database.write(session -> session.update(
                "UPDATE media SET state = 'STORED', path = ?, bytes = ?, next_try = NULL, changed_at = ? WHERE message = ?",
                path,
                bytes,
                at.toEpochMilli(),
                message.value()));
        return rows > 0;
    }

    @Override
    public void failed(MessageKey message, String reason, int attempts, @Nullable Instant nextTry, Instant at) {
        database.write(session -> session.update(
                """
                UPDATE media SET state = CAST(? AS TEXT), last_reason = ?, attempts = ?, next_try = CAST(? AS BIGINT),
                  changed_at = ? WHERE message = ? AND state <> 'STORED'""",
                nextTry == null ? State.LOST.name() : State.WAITING.name(),
                reason,
                attempts,
                nextTry == null ? null : nextTry.toEpochMilli(),
                at.toEpochMilli(),
                message.value()));
    }

    @Override
    public List<Item> byContact(ContactKey contact) {
        return database.read(session -> session.query(
                "SELECT * FROM media WHERE contact = ? ORDER BY received_at, message",
                (row, i) -> item(row),
                contact.value()));
    }

    @Override
    public Counts counts() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        database.read(session -> session.query(
                "SELECT state, COUNT(*) FROM media GROUP BY state",
                (row, i) -> counts.put(State.valueOf(row.getString(1)), row.getLong(2))));
        return new Counts(
                counts.getOrDefault(State.WAITING, 0L),
                counts.getOrDefault(State.STORED, 0L),
                counts.getOrDefault(State.LOST, 0L));
    }

    private static Item item(ResultSet row) throws SQLException {
        Long nextTry = Session.number(row, "next_try");
        return new Item(
                new MediaTask(
                        new MessageKey(row.getString("message")),
                        Placed.contact(row),
                        row.getString("number_id"),
                        Documents.read(row.getString("doc"), MediaRef.class),
                        Instant.ofEpochMilli(row.getLong("received_at"))),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("path"),
                row.getString("last_reason"),
                nextTry == null ? null : Instant.ofEpochMilli(nextTry));
    }
}
