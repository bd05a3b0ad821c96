package io.puente.store.jdbc;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.Person;
import io.puente.store.CanonicalStore.FoldCommit;
import io.puente.store.CanonicalStore.ItemOutcome;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of one batch. A record without a revision of its own changed in nothing a CRM could see and keeps
 * the revision it had.
 */
final class StateWriter {

    private static final String NEWER_REVISION =
            "revision = CASE WHEN excluded.revision > %1$s.revision THEN excluded.revision ELSE %1$s.revision END";

    private final Session session;
    private final FoldCommit commit;

    StateWriter(Session session, FoldCommit commit) {
        this.session = session;
        this.commit = commit;
    }

    void write() {
        people();
        identities();
        conversations();
        engagements();
        messages();
        consents();
        JdbcMediaQueue.add(session, commit.media());
        outcomes();
    }

    private long revision(Object key) {
        return commit.revisions().getOrDefault(key.toString(), 0L);
    }

    private static @Nullable String text(@Nullable Object key) {
        return key == null ? null : key.toString();
    }

    private void people() {
        // In the order of keys: deliveries lock people while they write links.
        var ordered = LastOf.each(commit.people(), Person::key).stream()
                .sorted(Comparator.comparing(Person::key))
                .toList();
        session.batch(
                "INSERT INTO person (key, merged_into, revision, doc) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
                        + " merged_into = COALESCE(excluded.merged_into, person.merged_into), doc = excluded.doc, "
                        + NEWER_REVISION.formatted("person"),
                ordered,
                (statement, person) -> {
                    statement.setString(1, person.key().value());
                    statement.setString(2, text(person.mergedInto()));
                    statement.setLong(3, revision(person.key()));
                    statement.setString(4, Documents.write(person));
                });
    }

    private void identities() {
        session.batch(
                "INSERT INTO identity (value, kind, scope, contact) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (value, kind, scope) DO UPDATE SET contact = excluded.contact",
                commit.identities().entrySet(),
                (statement, entry) -> {
                    Identity identity = entry.getKey();
                    ContactKey contact = entry.getValue();
                    statement.setString(1, identity.value());
                    statement.setString(2, identity.kind().name());
                    statement.setString(3, identity.scope());
                    statement.setString(4, contact.value());
                });
    }

    private void conversations() {
        session.batch(
                "INSERT INTO conversation (key, contact, number_id, doc) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (key) DO UPDATE SET contact = excluded.contact, doc = excluded.doc",
                LastOf.each(commit.conversations(), Conversation::key),
                (statement, conversation) -> {
                    statement.setString(1, conversation.key().value());
                    statement.setString(2, conversation.contact().value());
                    statement.setString(3, conversation.numberId());
                    statement.setString(4, Documents.write(conversation));
                });
    }

    private void engagements() {
        session.batch(
                "INSERT INTO engagement (key, conversation, contact, revision, doc) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (key) DO UPDATE SET conversation = excluded.conversation,"
                        + " contact = excluded.contact, doc = excluded.doc, "
                        + NEWER_REVISION.formatted("engagement"),
                LastOf.each(commit.engagements(), Engagement::key),
                (statement, engagement) -> {
                    statement.setString(1, engagement.key().value());
                    statement.setString(2, engagement.conversation().value());
                    statement.setString(3, engagement.contact().value());
                    statement.setLong(4, revision(engagement.key()));
                    statement.setString(5, Documents.write(engagement));
                });
    }

    private void messages() {
        session.batch(
                "INSERT INTO message (key, conversation, contact, engagement, sequence, revision, placeholder, doc)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
                        + " conversation = excluded.conversation, contact = excluded.contact,"
                        + " engagement = excluded.engagement, sequence = excluded.sequence,"
                        + " placeholder = excluded.placeholder, doc = excluded.doc, "
                        + NEWER_REVISION.formatted("message"),
                LastOf.each(commit.messages(), Message::key),
                (statement, message) -> {
                    statement.setString(1, message.key().value());
                    statement.setString(2, message.conversation().value());
                    statement.setString(3, message.contact().value());
                    statement.setString(4, text(message.engagement()));
                    statement.setLong(5, message.sequence());
                    statement.setLong(6, revision(message.key()));
                    statement.setInt(7, message.placeholder() ? 1 : 0);
                    statement.setString(8, Documents.write(message));
                });
    }

    /** Written once, never changed. */
    private void consents() {
        session.batch(
                "INSERT INTO consent_entry (number, key, contact, revision, hash, doc) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (key) DO NOTHING",
                LastOf.each(commit.consents(), ConsentEntry::key),
                (statement, entry) -> {
                    statement.setLong(1, entry.number());
                    statement.setString(2, entry.key().value());
                    statement.setString(3, entry.contact().value());
                    statement.setLong(4, revision(entry.key()));
                    statement.setString(5, entry.hash());
                    statement.setString(6, Documents.write(entry));
                });
    }

    private void outcomes() {
        session.batch(
                "INSERT INTO log_item (seq, item, contact, field, outcome, reason) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (seq, item) DO UPDATE SET contact = excluded.contact, field = excluded.field,"
                        + " outcome = excluded.outcome, reason = excluded.reason",
                LastOf.each(commit.outcomes(), outcome -> Map.entry(outcome.sequence(), outcome.item())),
                (statement, outcome) -> outcome(statement, outcome));
    }

    private static void outcome(java.sql.PreparedStatement statement, ItemOutcome outcome)
            throws java.sql.SQLException {
        statement.setLong(1, outcome.sequence());
        statement.setInt(2, outcome.item());
        statement.setString(3, text(outcome.contact()));
        statement.setString(4, outcome.field());
        statement.setString(5, outcome.outcome().name());
        statement.setString(6, outcome.reason());
    }
}
