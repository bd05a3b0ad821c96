package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.RehearsalStandings;
import java.time.Instant;
import java.util.Optional;

/** A row per CRM. */
final class JdbcRehearsalStandings implements RehearsalStandings {

    private final Database database;

    JdbcRehearsalStandings(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Standing> find(TargetId target) {
        return database.read(session -> session
                .query(
                        "SELECT id, begun_at, subject, progress FROM rehearsal_standing WHERE target = ?",
                        (row, i) -> new Standing(
                                row.getString(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                row.getString(3),
                                row.getString(4)),
                        target.value())
                .stream()
                .findFirst());
    }

    @Override
    public void begin(TargetId target, Standing standing) {
        database.write(session -> session.update(
                """
                INSERT INTO rehearsal_standing (target, id, begun_at, subject, progress) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (target) DO UPDATE SET id = excluded.id, begun_at = excluded.begun_at,
                  subject = excluded.subject, progress = excluded.progress""",
                target.value(),
                standing.id(),
                standing.begunAt().toEpochMilli(),
                standing.subject(),
                standing.progress()));
    }

    @Override
    public boolean keep(TargetId target, String id, String progress) {
        return database.write(session -> session.update(
                        "UPDATE rehearsal_standing SET progress = ? WHERE target = ? AND id = ?",
                        progress,
                        target.value(),
                        id)
                > 0);
    }

    @Override
    public void end(TargetId target, String id) {
        database.write(session ->
                session.update("DELETE FROM rehearsal_standing WHERE target = ? AND id = ?", target.value(), id));
    }

    @Override
    public void dropBefore(Instant begun) {
        database.write(
                session -> session.update("DELETE FROM rehearsal_standing WHERE begun_at < ?", begun.toEpochMilli()));
    }
}
