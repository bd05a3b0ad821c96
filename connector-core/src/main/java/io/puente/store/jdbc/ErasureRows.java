package io.puente.store.jdbc;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentPurpose;
import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Erasure.CrmRecord;
import io.puente.store.ErasureReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Removes a person from the tables of the state, and counts. */
final class ErasureRows {

    /** Reason of log items that were erased. */
    static final String ERASED = "erased";

    private final Session session;
    private final ErasedPerson person;
    private final Map<TargetId, List<CrmRecord>> records;
    private int people;
    private int identities;
    private int conversations;
    private int engagements;
    private int messages;
    private int consents;
    private int outboxRows;

    /** What is left of a ledger entry: nothing that leads to a person, everything that keeps the chain whole. */
    private record Skeleton(
            boolean erased,
            long number,
            @Nullable String numberId,
            String scope,
            ConsentPurpose purpose,
            ConsentDecision decision,
            String source,
            Instant at,
            Instant recordedAt,
            @Nullable Instant expiresAt,
            String previousHash,
            String hash) {}

    private ErasureRows(Session session, ErasedPerson person) {
        this.session = session;
        this.person = person;
        // First of all, as it waits for deliveries that are writing links.
        this.people = each("DELETE FROM person WHERE key = ?");
        this.records = records(session, person.keys());
    }

    /** @param traced updates of nobody that named the person */
    static ErasureRows remove(Session session, ErasedPerson person, LogPlaces traced) {
        var rows = new ErasureRows(session, person);
        rows.identities = rows.each("DELETE FROM identity WHERE contact = ?");
        rows.conversations = rows.each("DELETE FROM conversation WHERE contact = ?");
        rows.engagements = rows.each("DELETE FROM engagement WHERE contact = ?");
        rows.messages = rows.each("DELETE FROM message WHERE contact = ?");
        rows.each("DELETE FROM media WHERE contact = ?");
        rows.each("DELETE FROM crm_link WHERE contact = ?");
        rows.each("DELETE FROM parity_difference WHERE contact = ?");
        rows.each("DELETE FROM remap_person WHERE contact = ?");
        // Examples in it may speak of anybody, and it is only worth the time of a rehearsal.
        session.update("DELETE FROM rehearsal_standing");
        rows.outboxRows = rows.each("DELETE FROM outbox WHERE contact = ?");
        rows.consents();
        rows.items(person.places());
        rows.items(traced);
        return rows;
    }

    static Map<TargetId, List<CrmRecord>> records(Session session, Set<String> keys) {
        Map<TargetId, List<CrmRecord>> records = new TreeMap<>();
        for (String key : keys) {
            session.query(
                    "SELECT target, object, record_id FROM crm_link WHERE contact = ? AND record_id IS NOT NULL"
                            + " ORDER BY target, object, record_id",
                    (row, i) -> records.computeIfAbsent(new TargetId(row.getString(1)), t -> new ArrayList<>())
                            .add(new CrmRecord(row.getString(2), row.getString(3))),
                    key);
        }
        return records;
    }

    ErasureReport report(ContactKey contact, int updates) {
        return new ErasureReport(
                contact,
                person.contacts(),
                updates,
                people,
                identities,
                conversations,
                engagements,
                messages,
                consents,
                outboxRows,
                records,
                0);
    }

    private int each(String sql) {
        return person.keys().stream().mapToInt(key -> session.update(sql, key)).sum();
    }

    /** The key goes too: it would keep the same evidence, should the person come back, out of the ledger. */
    private void consents() {
        for (String key : person.keys()) {
            List<ConsentEntry> entries = session.query(
                    "SELECT * FROM consent_entry WHERE contact = ?", (row, i) -> Placed.consent(row), key);
            session.batch(
                    "UPDATE consent_entry SET contact = '', key = ?, doc = ? WHERE number = ?",
                    entries,
                    (statement, entry) -> {
                        statement.setString(1, ERASED + "-" + entry.number());
                        statement.setString(2, Documents.write(skeleton(entry)));
                        statement.setLong(3, entry.number());
                    });
            consents += entries.size();
        }
    }

    private static Skeleton skeleton(ConsentEntry entry) {
        return new Skeleton(
                true,
                entry.number(),
                entry.numberId(),
                entry.scope(),
                entry.purpose(),
                entry.decision(),
                entry.source(),
                entry.at(),
                entry.recordedAt(),
                entry.expiresAt(),
                entry.previousHash(),
                entry.hash());
    }

    private void items(LogPlaces places) {
        places.each((sequence, item) -> session.update(
                "UPDATE log_item SET contact = NULL, outcome = 'RECORDED', reason = ? WHERE seq = ? AND item = ?",
                ERASED,
                sequence,
                item));
    }
}
