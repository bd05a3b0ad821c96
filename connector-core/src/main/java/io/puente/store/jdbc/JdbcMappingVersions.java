package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.MappingVersions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions and activations in tables; whoever writes locks the row of the CRM first. */
final class JdbcMappingVersions implements MappingVersions {

    private final Database database;

    JdbcMappingVersions(Database database) {
        this.database = database;
    }

    @Override
    public Started start(TargetId target, Content configured, Instant at, String by) {
        return database.write(session -> {
            String before = lock(session, target);
            keep(session, target, configured, at);
            Activation active = last(session, target).orElse(null);
            if (active != null && before.equals(configured.version())) {
                return new Started(active, false);
            }
            configured(session, target, configured.version());
            return new Started(add(session, target, active, configured.version(), at, Source.START, by), true);
        });
    }

    @Override
    public Activation activate(TargetId target, Content content, boolean configured, Instant at, String by) {
        return database.write(session -> {
            lock(session, target);
            keep(session, target, content, at);
            if (configured) {
                configured(session, target, content.version());
            }
            Activation active = last(session, target).orElse(null);
            return add(session, target, active, content.version(), at, Source.COMMAND, by);
        });
    }

    @Override
    public Activation rollBack(TargetId target, String version, Instant at, String by) {
        return database.write(session -> {
            lock(session, target);
            if (find(session, target, version).isEmpty()) {
                throw new IllegalArgumentException(unknown(session, target, version));
            }
            Activation active = last(session, target).orElse(null);
            return add(session, target, active, version, at, Source.ROLLBACK, by);
        });
    }

    private static String unknown(Session session, TargetId target, String version) {
        List<String> known = session.query(
                "SELECT version FROM mapping_version WHERE target = ? ORDER BY first_seen DESC, version",
                (row, i) -> row.getString(1),
                target.value());
        return target + " has no mapping version '" + version + "'; there are " + String.join(", ", known);
    }

    /** Activations put a version on top of those before, a roll-back takes away what lies above its version. */
    @Override
    public Optional<String> previous(TargetId target) {
        List<Activation> all = database.read(session -> session.query(
                "SELECT * FROM mapping_activation WHERE target = ? ORDER BY number",
                (row, i) -> activation(row),
                target.value()));
        Deque<String> stack = new ArrayDeque<>();
        all.forEach(activation -> {
            if (activation.source() == Source.ROLLBACK && stack.contains(activation.version())) {
                while (!activation.version().equals(stack.peek())) {
                    stack.pop();
                }
            } else if (!activation.version().equals(stack.peek())) {
                stack.push(activation.version());
            }
        });
        return stack.stream().skip(1).findFirst();
    }

    /** @return the version of the configured file, empty for none */
    private static String lock(Session session, TargetId target) {
        session.update(
                "INSERT INTO mapping_target (target, configured) VALUES (?, '')"
                        + " ON CONFLICT (target) DO UPDATE SET configured = mapping_target.configured",
                target.value());
        return session.query(
                        "SELECT configured FROM mapping_target WHERE target = ?",
                        (row, i) -> row.getString(1),
                        target.value())
                .get(0);
    }

    private static void configured(Session session, TargetId target, String version) {
        session.update("UPDATE mapping_target SET configured = ? WHERE target = ?", version, target.value());
    }

    /** Of texts that say the same the newest are kept: problems and fired rows name their lines. */
    private static void keep(Session session, TargetId target, Content content, Instant at) {
        session.update(
                "INSERT INTO mapping_version (target, version, first_seen, doc) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (target, version) DO UPDATE SET doc = excluded.doc",
                target.value(),
                content.version(),
                at.toEpochMilli(),
                Documents.write(content));
    }

    private static Activation add(
            Session session,
            TargetId target,
            @Nullable Activation active,
            String version,
            Instant at,
            Source source,
            String by) {
        if (active != null && active.version().equals(version)) {
            return active;
        }
        long number = active == null ? 1 : active.number() + 1;
        session.update(
                "INSERT INTO mapping_activation (target, number, version, at, source, who) VALUES (?, ?, ?, ?, ?, ?)",
                target.value(),
                number,
                version,
                at.toEpochMilli(),
                source.name(),
                by);
        return new Activation(number, version, Instant.ofEpochMilli(at.toEpochMilli()), source, by);
    }

    @Override
    public Optional<Content> content(TargetId target, String version) {
        return database.read(session -> find(session, target, version));
    }

    private static Optional<Content> find(Session session, TargetId target, String version) {
        return session
                .query(
                        "SELECT doc FROM mapping_version WHERE target = ? AND version = ?",
                        (row, i) -> Documents.read(row.getString(1), Content.class),
                        target.value(),
                        version)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Activation> active(TargetId target) {
        return database.read(session -> last(session, target));
    }

    static Optional<Activation> last(Session session, TargetId target) {
        return session
                .query(
                        "SELECT * FROM mapping_activation WHERE target = ? ORDER BY number DESC LIMIT 1",
                        (row, i) -> activation(row),
                        target.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<Known> known(TargetId target) {
        return database.read(session -> {
            String active = last(session, target).map(Activation::version).orElse("");
            return session.query(
                    """
                    SELECT v.version, v.first_seen, v.doc, (SELECT MAX(at) FROM mapping_activation a
                      WHERE a.target = v.target AND a.version = v.version) AS last_active
                    FROM mapping_version v WHERE v.target = ? ORDER BY v.first_seen DESC, v.version""",
                    (row, i) -> {
                        String version = row.getString("version");
                        Long at = Session.number(row, "last_active");
                        return new Known(
                                version,
                                Documents.read(row.getString("doc"), Content.class)
                                        .fileName(),
                                Instant.ofEpochMilli(row.getLong("first_seen")),
                                at == null ? null : Instant.ofEpochMilli(at),
                                version.equals(active));
                    },
                    target.value());
        });
    }

    @Override
    public List<Activation> activations(TargetId target, int limit) {
        return database.read(session -> session.query(
                "SELECT * FROM mapping_activation WHERE target = ? ORDER BY number DESC LIMIT ?",
                (row, i) -> activation(row),
                target.value(),
                limit));
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(
                row.getLong("number"),
                row.getString("version"),
                Instant.ofEpochMilli(row.getLong("at")),
                Source.valueOf(row.getString("source")),
                row.getString("who"));
    }
}
