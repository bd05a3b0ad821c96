package io.puente.store.jdbc;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import io.puente.model.TargetId;
import io.puente.store.BoundNumbers;
import io.puente.store.CaseMessages;
import io.puente.store.CrmLink;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import io.puente.store.WholePeople.Whole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads for many people at once what one CRM does not have yet, or all they have: a fixed number of queries on one
 * snapshot.
 */
final class BundleReader {

    private final Session session;
    private final TargetId target;
    private final int maxMessages;
    private final int perCase;
    /** Null for the acknowledged revision of each, with what is held back. */
    private final @Nullable Long beyond;

    private final BoundNumbers numbers;
    private final Map<ContactKey, BundleParts> parts = new LinkedHashMap<>();

    BundleReader(Session session, TargetId target, int maxMessages, int perCase) {
        this(session, target, KnownTarget.numbers(session, target), maxMessages, perCase, null);
    }

    private BundleReader(
            Session session,
            TargetId target,
            BoundNumbers numbers,
            int maxMessages,
            int perCase,
            @Nullable Long beyond) {
        this.session = session;
        this.target = target;
        this.maxMessages = maxMessages;
        this.perCase = perCase;
        this.beyond = beyond;
        this.numbers = numbers;
    }

    /** What is beyond the revision, written or not. */
    static List<Whole> whole(
            Session session, TargetId target, List<ContactKey> contacts, long beyond, int maxMessages, int perCase) {
        return whole(session, target, KnownTarget.numbers(session, target), contacts, beyond, maxMessages, perCase);
    }

    /** Of people without a row too. */
    static List<Whole> whole(
            Session session,
            TargetId target,
            BoundNumbers numbers,
            List<ContactKey> contacts,
            long beyond,
            int maxMessages,
            int perCase) {
        var reader = new BundleReader(session, target, numbers, maxMessages, perCase, beyond);
        reader.read(contacts);
        return reader.parts.values().stream()
                .map(part -> new Whole(part.bundle(Set.of()), part.revisions, part.cut))
                .toList();
    }

    /** In the order asked for, without people who were merged into others meanwhile or are at none of its numbers. */
    List<Bundle> read(List<ContactKey> contacts) {
        Set<String> texts = StateReader.texts(contacts);
        Map<ContactKey, DueRow> rows = new HashMap<>();
        session.among(
                "SELECT * FROM outbox WHERE target = ? AND contact {any}",
                texts,
                (row, i) -> rows.put(Placed.contact(row), JdbcOutbox.row(row)),
                target.value());
        Map<ContactKey, Versioned<Person>> people = new HashMap<>();
        session.among(
                "SELECT * FROM person WHERE merged_into IS NULL AND key {any}",
                texts,
                (row, i) -> people.put(
                        new ContactKey(row.getString("key")),
                        new Versioned<>(Placed.person(row), row.getLong("revision"))));
        for (ContactKey contact : contacts) {
            DueRow row = rows.get(contact);
            Versioned<Person> person = people.get(contact);
            if (person != null && (row != null || beyond != null)) {
                parts.put(contact, new BundleParts(row == null ? unheardOf(person) : row, person));
            }
        }
        parts.keySet().retainAll(BoundPeople.among(session, numbers, List.copyOf(parts.keySet())));
        Set<String> found = StateReader.texts(parts.keySet());
        formerKeys(found);
        Set<String> held = beyond == null ? held(found) : Set.of();
        messages(found, held);
        consents(found, held);
        consentSources();
        engagements(found, held);
        cases();
        conversations(found);
        links();
        return parts.values().stream().map(part -> part.bundle(held)).toList();
    }

    private static DueRow unheardOf(Versioned<Person> person) {
        return new DueRow(person.value().key(), person.revision(), 0, 0, Instant.EPOCH, 0, false);
    }

    /** Keys of people merged into these: their contact records in the CRM still carry them. */
    private void formerKeys(Set<String> contacts) {
        session.among(
                "SELECT key, merged_into FROM person WHERE merged_into {any}",
                contacts,
                (row, i) -> part(new ContactKey(row.getString(2))).personKeys.add(row.getString(1)));
    }

    private Set<String> held(Set<String> contacts) {
        return new HashSet<>(session.among(
                "SELECT key FROM crm_link WHERE state = 'HELD' AND target = ? AND contact {any}",
                contacts,
                (row, i) -> whole(row.getString(1)),
                target.value()));
    }

    private void messages(Set<String> contacts, Set<String> held) {
        new NewerMessages(session, target, maxMessages, beyond).read(contacts).forEach((contact, cut) -> {
            BundleParts part = part(contact);
            part.cut = cut.upTo() != null;
            part.upTo = cut.upTo() == null ? part.row.dirty() : cut.upTo();
            cut.messages().stream()
                    .filter(message -> numbers.covers(message.value().numberId()))
                    .forEach(message -> {
                        part.messages.put(message.value().key(), message.value());
                        part.revisions.put(message.value().key().value(), message.revision());
                    });
        });
        session.among("SELECT * FROM message WHERE placeholder = 0 AND key {any}", held, (row, i) -> {
            Message message = Placed.message(row);
            // A record that moved to somebody else since its link was written comes with that person's own row.
            BundleParts part = parts.get(message.contact());
            return part == null || !numbers.covers(message.numberId())
                    ? null
                    : part.messages.put(message.key(), message);
        });
    }

    /** A consent names the case of the message it was given in, which may have been written long ago. */
    private void consentSources() {
        Set<MessageKey> missing = new HashSet<>();
        parts.values().forEach(part -> missing.addAll(part.missingSources()));
        session.among("SELECT * FROM message WHERE key {any}", StateReader.texts(missing), (row, i) -> {
            Message message = Placed.message(row);
            BundleParts part = parts.get(message.contact());
            return part == null || !numbers.covers(message.numberId())
                    ? null
                    : part.consentSources.put(message.key(), message);
        });
    }

    private void engagements(Set<String> contacts, Set<String> held) {
        if (beyond == null) {
            session.among("""
                    SELECT e.* FROM outbox o JOIN engagement e ON e.contact = o.contact AND e.revision > o.acked
                    WHERE o.target = ? AND o.contact {any}""", contacts, (row, i) -> changed(Placed.engagement(row)), target.value());
        } else {
            session.among(
                    "SELECT * FROM engagement WHERE revision > ? AND contact {any}",
                    contacts,
                    (row, i) -> changed(Placed.engagement(row)),
                    beyond);
        }
        session.among("SELECT * FROM engagement WHERE key {any}", held, (row, i) -> changed(Placed.engagement(row)));
        Map<EngagementKey, Engagement> referred = new HashMap<>();
        Set<EngagementKey> missing = new HashSet<>();
        parts.values().forEach(part -> missing.addAll(part.missingEngagements()));
        session.among("SELECT * FROM engagement WHERE key {any}", StateReader.texts(missing), (row, i) -> {
            Engagement engagement = Placed.engagement(row);
            return referred.put(engagement.key(), engagement);
        });
        parts.values()
                .forEach(part -> part.missingEngagements().stream()
                        .filter(referred::containsKey)
                        .forEach(key -> part.engagements.put(key, referred.get(key))));
    }

    private void cases() {
        if (perCase == CaseMessages.NONE) {
            return;
        }
        Set<EngagementKey> wanted = new HashSet<>();
        parts.values().forEach(part -> wanted.addAll(part.engagements.keySet()));
        Map<EngagementKey, CaseMessages> found = CaseReader.read(session, wanted, perCase);
        parts.values()
                .forEach(part -> part.engagements.keySet().stream()
                        .filter(found::containsKey)
                        .forEach(key -> part.cases.put(key, found.get(key))));
    }

    private boolean changed(Engagement engagement) {
        BundleParts part = parts.get(engagement.contact());
        if (part == null || !numbers.covers(engagement.numberId())) {
            return false;
        }
        part.engagements.put(engagement.key(), engagement);
        return part.changedEngagements.add(engagement.key());
    }

    private void consents(Set<String> contacts, Set<String> held) {
        session.among("SELECT * FROM consent_entry WHERE contact {any} ORDER BY number", contacts, (row, i) -> {
            ConsentEntry entry = Placed.consent(row);
            BundleParts part = part(entry.contact());
            if (!numbers.covers(entry)) {
                return false;
            }
            long revision = row.getLong("revision");
            part.revisions.put(entry.key().value(), revision);
            if (revision > (beyond == null ? part.row.acknowledged() : beyond)
                    || held.contains(entry.key().value())) {
                part.consents.add(entry);
            }
            return part.ledger.add(entry);
        });
    }

    private void conversations(Set<String> contacts) {
        session.among("SELECT * FROM conversation WHERE contact {any} ORDER BY key", contacts, (row, i) -> {
            Conversation conversation = Placed.conversation(row);
            return numbers.covers(conversation.numberId())
                    && part(conversation.contact()).conversations.add(conversation);
        });
    }

    private void links() {
        Set<String> keys = new HashSet<>();
        parts.values().forEach(part -> keys.addAll(part.keys()));
        Map<String, List<CrmLink>> byKey = new HashMap<>();
        session.among(
                "SELECT * FROM crm_link WHERE target = ? AND key {any}",
                keys,
                (row, i) -> byKey.computeIfAbsent(row.getString("key"), key -> new ArrayList<>())
                        .add(LinkRows.link(row)),
                target.value());
        session.among(
                "SELECT * FROM crm_link WHERE LENGTH(key) > 26 AND target = ? AND contact {any}",
                StateReader.texts(parts.keySet()),
                (row, i) -> byKey.computeIfAbsent(whole(row.getString("key")), key -> new ArrayList<>())
                        .add(LinkRows.link(row)),
                target.value());
        parts.values()
                .forEach(part -> part.keys().forEach(key -> part.links.addAll(byKey.getOrDefault(key, List.of()))));
    }

    /** Further records of a split text carry its key with a suffix, see {@code MapOutcome.Split}. */
    private static String whole(String key) {
        int suffix = key.indexOf('-');
        return suffix < 0 ? key : key.substring(0, suffix);
    }

    private BundleParts part(ContactKey contact) {
        BundleParts part = parts.get(contact);
        if (part == null) {
            throw new IllegalStateException("a query answered a record of somebody who was not asked for");
        }
        return part;
    }
}
