package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Outbox.Acknowledgement;
import io.puente.store.Outbox.Retry;
import io.puente.store.Outbox.Settlement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Acknowledges by compare-and-set: what was sent is subtracted from what is there now, so a change that came meanwhile
 * keeps its row dirty, and so does a back-fill that marked it meanwhile. Rows of people merged meanwhile are gone, which
 * is right: the survivor's row is dirty.
 */
final class SettlementWriter {

    private final Session session;
    private final TargetId target;
    private final long now;

    SettlementWriter(Session session, TargetId target, Instant now) {
        this.session = session;
        this.target = target;
        this.now = now.toEpochMilli();
    }

    void write(Settlement settlement) {
        Map<ContactKey, Retry> retries = new HashMap<>();
        settlement.retries().forEach(retry -> retries.put(retry.contact(), retry));
        List<Acknowledgement> ordered = LastOf.each(settlement.acknowledgements(), Acknowledgement::contact).stream()
                .sorted(Comparator.comparing(Acknowledgement::contact))
                .toList();
        done(ordered.stream().filter(a -> !retries.containsKey(a.contact())).toList());
        advance(ordered.stream().filter(a -> retries.containsKey(a.contact())).toList());
        retry(
                retries.values().stream()
                        .sorted(Comparator.comparing(Retry::contact))
                        .toList(),
                ordered.stream().map(Acknowledgement::contact).collect(Collectors.toSet()));
    }

    /**
     * A row that is still dirty keeps its moment. If that lies ahead, only changes made during the delivery are left and
     * they wait since now; otherwise part of an old backlog is left.
     */
    private void done(List<Acknowledgement> acknowledgements) {
        session.batch("""
                UPDATE outbox SET attempts = 0, waiting = 0,
                  acked = CASE WHEN acked > ? THEN acked ELSE ? END,
                  due_at = CASE WHEN dirty > ? AND dirty > acked THEN COALESCE(due_at, ?) END,
                  dirty_since = CASE WHEN dirty > ? AND dirty > acked
                    THEN CASE WHEN due_at > ? THEN ? ELSE dirty_since END END,
                  backlog = CASE WHEN dirty > ? AND dirty > acked THEN backlog ELSE 0 END
                WHERE contact = ? AND target = ? AND fill = ?""", acknowledgements, (statement, acknowledgement) -> {
            long upTo = acknowledgement.upTo();
            statement.setLong(1, upTo);
            statement.setLong(2, upTo);
            statement.setLong(3, upTo);
            statement.setLong(4, now);
            statement.setLong(5, upTo);
            statement.setLong(6, now);
            statement.setLong(7, now);
            statement.setLong(8, upTo);
            statement.setString(9, acknowledgement.contact().value());
            statement.setString(10, target.value());
            statement.setLong(11, acknowledgement.fill());
        });
    }

    /** Acknowledged, and tried again all the same: some of its records are held back. */
    private void advance(List<Acknowledgement> acknowledgements) {
        session.batch("""
                UPDATE outbox SET acked = CASE WHEN acked > ? THEN acked ELSE ? END,
                  dirty_since = CASE WHEN dirty > ? AND dirty > acked THEN dirty_since END
                WHERE contact = ? AND target = ? AND fill = ?""", acknowledgements, (statement, acknowledgement) -> {
            long upTo = acknowledgement.upTo();
            statement.setLong(1, upTo);
            statement.setLong(2, upTo);
            statement.setLong(3, upTo);
            statement.setString(4, acknowledgement.contact().value());
            statement.setString(5, target.value());
            statement.setLong(6, acknowledgement.fill());
        });
    }

    /**
     * Changes that came during the delivery must not wait for records held back: a row that is dirty after its
     * acknowledgement becomes due at the earlier of both moments.
     */
    private void retry(List<Retry> retries, Set<ContactKey> acknowledged) {
        session.batch("""
                UPDATE outbox SET attempts = ?,
                  waiting = CASE WHEN CAST(? AS INTEGER) = 1 AND dirty > acked THEN 0 ELSE 1 END,
                  due_at = CASE WHEN CAST(? AS INTEGER) = 1 AND dirty > acked AND due_at < ? THEN due_at ELSE ? END
                WHERE contact = ? AND target = ?""", retries, (statement, retry) -> {
            int sent = acknowledged.contains(retry.contact()) ? 1 : 0;
            long dueAt = retry.dueAt().toEpochMilli();
            statement.setInt(1, retry.attempts());
            statement.setInt(2, sent);
            statement.setInt(3, sent);
            statement.setLong(4, dueAt);
            statement.setLong(5, dueAt);
            statement.setString(6, retry.contact().value());
            statement.setString(7, target.value());
        });
    }
}
