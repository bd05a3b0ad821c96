package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.store.BoundNumbers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** After a CRM was bound to fewer numbers: what waits or needs attention at the others is nobody's work any more. */
final class UnboundLinks {

    private final Session session;
    private final String target;
    private final BoundNumbers numbers;

    UnboundLinks(Session session, String target, BoundNumbers numbers) {
        this.session = session;
        this.target = target;
        this.numbers = numbers;
    }

    /** They count as never tried: should the number be bound again, they are written like everything else. */
    void release() {
        Map<String, ContactKey> pending = new HashMap<>();
        session.query(
                "SELECT key, contact FROM crm_link WHERE target = ? AND state <> 'LINKED'",
                (row, i) -> pending.put(row.getString(1), Placed.contact(row)),
                target);
        Set<String> unbound = new HashSet<>();
        Set<String> keys = pending.keySet();
        session.among("SELECT * FROM message WHERE key {any}", keys, (row, i) -> {
            var message = Placed.message(row);
            return !numbers.covers(message.numberId())
                    && unbound.add(message.key().value());
        });
        session.among("SELECT * FROM engagement WHERE key {any}", keys, (row, i) -> {
            var engagement = Placed.engagement(row);
            return !numbers.covers(engagement.numberId())
                    && unbound.add(engagement.key().value());
        });
        session.among("SELECT * FROM consent_entry WHERE key {any}", keys, (row, i) -> {
            var entry = Placed.consent(row);
            return !numbers.covers(entry) && unbound.add(entry.key().value());
        });
        Collection<ContactKey> people = pending.values().stream().collect(Collectors.toSet());
        Set<ContactKey> bound = BoundPeople.among(session, numbers, people);
        pending.forEach((key, contact) -> {
            if (!bound.contains(contact)) {
                unbound.add(key);
            }
        });
        session.batch("""
                UPDATE crm_link SET state = 'LINKED', written_hash = NULL, attempts = 0, failure_kind = NULL,
                  vendor_code = NULL, reason = NULL, waits_for = NULL
                WHERE key = ? AND target = ? AND state <> 'LINKED'""", List.copyOf(unbound), (statement, key) -> {
            statement.setString(1, key);
            statement.setString(2, target);
        });
    }
}
