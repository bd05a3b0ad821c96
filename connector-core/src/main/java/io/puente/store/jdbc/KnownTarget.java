package io.puente.store.jdbc;

import io.puente.model.TargetId;
import io.puente.store.BoundNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of CRMs.
 *
 * @param fill number of the last back-fill begun
 * @param fillAgain it forgets what was acknowledged
 * @param fillCursor the last person it marked; null once all are
 * @param fillPeople how many it was about when it began, null if nobody counted yet
 * @param fillSeen how many it marked
 */
record KnownTarget(
        TargetId id,
        Duration linger,
        Duration maxAge,
        BoundNumbers numbers,
        boolean active,
        long fill,
        boolean fillAgain,
        @Nullable String fillCursor,
        @Nullable Long fillBegan,
        @Nullable Long fillEnded,
        @Nullable Long fillPeople,
        long fillSeen) {

    static List<KnownTarget> active(Session session) {
        return session.query("SELECT * FROM target WHERE active = 1 ORDER BY name", (row, i) -> of(row));
    }

    static Optional<KnownTarget> find(Session session, TargetId id) {
        return session.query("SELECT * FROM target WHERE name = ?", (row, i) -> of(row), id.value()).stream()
                .findFirst();
    }

    /** Of a CRM that was never registered all. */
    static BoundNumbers numbers(Session session, TargetId id) {
        return find(session, id).map(KnownTarget::numbers).orElse(BoundNumbers.ALL);
    }

    static String text(BoundNumbers numbers) {
        return String.join("\n", numbers.ids());
    }

    private static KnownTarget of(ResultSet row) throws SQLException {
        return new KnownTarget(
                new TargetId(row.getString("name")),
                Duration.ofMillis(row.getLong("linger")),
                Duration.ofMillis(row.getLong("max_age")),
                BoundNumbers.of(row.getString("numbers").lines().toList()),
                row.getInt("active") != 0,
                row.getLong("fill"),
                row.getInt("fill_again") != 0,
                row.getString("fill_cursor"),
                Session.number(row, "fill_began"),
                Session.number(row, "fill_ended"),
                Session.number(row, "fill_people"),
                row.getLong("fill_seen"));
    }
}
