package io.puente.store.jdbc;

import io.puente.store.Lease;
import io.puente.store.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Leases in a table. A clock that is off lets a node take over early or late; the token alone keeps writes safe. */
final class JdbcLeases implements Leases {

    private final Database database;
    private final Clock clock;

    JdbcLeases(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Lease> acquire(String name, String holder, Duration term) {
        Instant now = clock.instant();
        // Milliseconds are what the table keeps.
        Instant until = Instant.ofEpochMilli(now.plus(term).toEpochMilli());
        return database.write(session -> {
            int taken = session.update("""
                    INSERT INTO worker (name, holder, token, until_at) VALUES (?, ?, 1, ?)
                    ON CONFLICT (name) DO UPDATE SET
                      token = CASE WHEN worker.holder = excluded.holder THEN worker.token ELSE worker.token + 1 END,
                      holder = excluded.holder,
                      until_at = excluded.until_at
                    WHERE worker.holder = excluded.holder OR worker.until_at <= ?""", name, holder, until.toEpochMilli(), now.toEpochMilli());
            if (taken == 0) {
                return Optional.<Lease>empty();
            }
            return session.query("SELECT token FROM worker WHERE name = ?", (row, i) -> row.getLong(1), name).stream()
                    .map(token -> new Lease(name, token, until))
                    .findFirst();
        });
    }

    @Override
    public void release(Lease lease) {
        // A new token at once: a write that is still on its way with the old one is refused.
        database.write(session -> session.update(
                "UPDATE worker SET holder = '', until_at = 0, token = token + 1 WHERE name = ? AND token = ?",
                lease.name(),
                lease.token()));
    }

    /** For a store with one process at a time: whoever held a lease when it opens is dead. */
    void endAll() {
        database.write(session ->
                session.update("UPDATE worker SET holder = '', until_at = 0, token = token + 1 WHERE holder <> ''"));
    }
}
