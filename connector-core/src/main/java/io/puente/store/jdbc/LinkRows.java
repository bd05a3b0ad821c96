package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.CrmLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of links to CRM records. */
final class LinkRows {

    private static final Logger LOG = LoggerFactory.getLogger(LinkRows.class);

    private static final String UPSERT = """
            INSERT INTO crm_link (key, target, object, contact, record_id, written_hash, revision, state, attempted,
              attempts, failure_kind, vendor_code, reason, waits_for, since, mapping, decided)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key, target, object) DO UPDATE SET contact = excluded.contact, record_id = excluded.record_id,
              written_hash = excluded.written_hash, revision = excluded.revision, state = excluded.state,
              attempted = excluded.attempted, attempts = excluded.attempts, failure_kind = excluded.failure_kind,
              vendor_code = excluded.vendor_code, reason = excluded.reason, waits_for = excluded.waits_for,
              since = excluded.since, mapping = excluded.mapping, decided = excluded.decided""";

    private LinkRows() {}

    static CrmLink link(ResultSet row) throws SQLException {
        return new CrmLink(
                row.getString("object"),
                row.getString("key"),
                Placed.contact(row),
                row.getString("record_id"),
                row.getString("written_hash"),
                row.getLong("revision"),
                CrmLink.State.valueOf(row.getString("state")),
                row.getInt("attempted") != 0,
                row.getInt("attempts"),
                row.getString("failure_kind"),
                row.getString("vendor_code"),
                row.getString("reason"),
                row.getString("waits_for"),
                Instant.ofEpochMilli(row.getLong("since")),
                row.getString("mapping"),
                row.getString("decided"));
    }

    /** Of people merged while the delivery was under way the links go to the survivor. */
    static void write(Session session, TargetId target, Collection<CrmLink> links) {
        if (links.isEmpty()) {
            return;
        }
        Map<String, String> survivors = survivors(
                session, links.stream().map(link -> link.contact().value()).collect(Collectors.toSet()));
        tellOrphans(target, links, survivors.keySet());
        Map<List<String>, CrmLink> ordered = new LinkedHashMap<>();
        links.stream()
                .filter(link -> survivors.containsKey(link.contact().value()))
                .sorted(Comparator.comparing(CrmLink::key).thenComparing(CrmLink::object))
                .forEach(link -> ordered.put(List.of(link.key(), link.object()), link));
        session.batch(UPSERT, ordered.values(), (statement, link) -> {
            String contact = link.contact().value();
            statement.setString(1, link.key());
            statement.setString(2, target.value());
            statement.setString(3, link.object());
            statement.setString(4, survivors.get(contact));
            statement.setString(5, link.recordId());
            statement.setString(6, link.writtenHash());
            statement.setLong(7, link.revision());
            statement.setString(8, link.state().name());
            statement.setInt(9, link.attempted() ? 1 : 0);
            statement.setInt(10, link.attempts());
            statement.setString(11, link.failureKind());
            statement.setString(12, link.vendorCode());
            statement.setString(13, link.reason());
            statement.setString(14, link.waitsFor());
            statement.setLong(15, link.since().toEpochMilli());
            statement.setString(16, link.mapping());
            statement.setString(17, link.decided());
        });
    }

    /** Links of people who were erased while the delivery was under way are not kept: somebody must be told. */
    private static void tellOrphans(TargetId target, Collection<CrmLink> links, Set<String> known) {
        List<String> orphans = links.stream()
                .filter(link -> !known.contains(link.contact().value()))
                .map(CrmLink::recordId)
                .filter(Objects::nonNull)
                .toList();
        if (!orphans.isEmpty()) {
            LOG.warn("written to {} while the person was being erased, to be deleted there: {}", target, orphans);
        }
    }

    /**
     * By key of those who exist. The locks make a merge or an erasure of these people wait until the links are
     * committed, so that it moves or removes them too.
     */
    private static Map<String, String> survivors(Session session, Set<String> contacts) {
        Map<String, String> survivors = new HashMap<>();
        session.among(
                "SELECT key, merged_into FROM person WHERE key {any} ORDER BY key {share}", contacts, (row, i) -> {
                    String mergedInto = row.getString(2);
                    String key = row.getString(1);
                    return survivors.put(key, mergedInto == null ? key : new ContactKey(mergedInto).value());
                });
        return survivors;
    }
}
