package io.puente.store.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** The few places where the two databases differ. */
enum Dialect {
    SQLITE(
            " IN (SELECT value FROM json_each(?))",
            "",
            Map.of("bytes", "BLOB", "sequence", "INTEGER PRIMARY KEY AUTOINCREMENT", "clustered", " WITHOUT ROWID")) {
        @Override
        void bindAny(PreparedStatement statement, int index, Collection<String> values) throws SQLException {
            try {
                statement.setString(index, JSON.writeValueAsString(values));
            } catch (JsonProcessingException e) {
                throw new SQLException("a list of texts cannot be written as JSON", e);
            }
        }

        /** One connection writes: nothing to serialise. */
        @Override
        void serialiseAppends(Session session) {}

        @Override
        boolean countsEachInsert() {
            return true;
        }

        @Override
        String newer(String people, String contact, String than, String which) {
            return """
                    SELECT m.* FROM %s CROSS JOIN message m
                    WHERE m.key IN (SELECT n.key FROM message n
                        WHERE n.contact = %s AND n.revision > %s AND n.placeholder = 0
                        ORDER BY n.revision LIMIT ?)
                    AND %s""".formatted(people, contact, than, which);
        }

        @Override
        String documentText(String field) {
            return "COALESCE(CAST(json_extract(doc, '$." + field + "') AS TEXT), '')";
        }
    },

    POSTGRESQL(
            " = ANY(?)",
            " FOR SHARE",
            Map.of("bytes", "BYTEA", "sequence", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "clustered", "")) {
        @Override
        void bindAny(PreparedStatement statement, int index, Collection<String> values) throws SQLException {
            statement.setArray(index, statement.getConnection().createArrayOf("text", values.toArray()));
        }

        /** Released only after the commit is visible, so sequences become visible in their order. */
        @Override
        void serialiseAppends(Session session) {
            session.query("SELECT pg_advisory_xact_lock(?)", (row, i) -> i, APPEND_LOCK);
        }

        /** The driver sends a batch as one statement, and knows only the sum. */
        @Override
        boolean countsEachInsert() {
            return false;
        }

        @Override
        String newer(String people, String contact, String than, String which) {
            return """
                    SELECT m.* FROM %s CROSS JOIN LATERAL (SELECT n.* FROM message n
                        WHERE n.contact = %s AND n.revision > %s AND n.placeholder = 0
                        ORDER BY n.revision LIMIT ?) m
                    WHERE %s""".formatted(people, contact, than, which);
        }

        @Override
        String documentText(String field) {
            return "COALESCE(CAST(doc AS json) ->> '" + field + "', '')";
        }
    };

    /** Any number that nobody else uses for an advisory lock in this database. */
    private static final long APPEND_LOCK = 0x5075656e7465L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String any;
    private final String sharedRowLock;
    private final Map<String, String> placeholders;

    Dialect(String any, String sharedRowLock, Map<String, String> placeholders) {
        this.any = any;
        this.sharedRowLock = sharedRowLock;
        this.placeholders = placeholders;
    }

    /** Replaces <code>{any}</code> by "is one of the bound texts" and <code>{share}</code> by a lock against changes of the row. */
    String sql(String template) {
        return template.replace("{any}", any).replace("{share}", sharedRowLock);
    }

    /** What differs in the migrations. */
    Map<String, String> placeholders() {
        return placeholders;
    }

    abstract void bindAny(PreparedStatement statement, int index, Collection<String> values) throws SQLException;

    /** Makes this transaction the only one that appends to the log until it ends. */
    abstract void serialiseAppends(Session session);

    /** Whether a batch of inserts tells for each whether it added its row. */
    abstract boolean countsEachInsert();

    /** The oldest messages beyond what a target acknowledged, so many per person: limit, target, people. */
    String newerMessages() {
        return newer("outbox o", "o.contact", "o.acked", "o.target = ? AND o.contact {any}");
    }

    /** The oldest messages beyond a revision, so many per person: revision, limit, people. */
    String messagesBeyond() {
        return newer("person o", "o.key", "?", "o.key {any}");
    }

    /** The oldest messages of each of these people beyond a revision. */
    abstract String newer(String people, String contact, String than, String which);

    /** A leaf of the column {@code doc} as text, empty if it is missing; for sorting moments, which are 13 digits. */
    abstract String documentText(String field);
}
