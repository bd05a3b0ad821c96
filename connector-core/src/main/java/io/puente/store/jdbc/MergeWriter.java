package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.ConversationKey;
import io.puente.store.CanonicalStore.Adoption;
import io.puente.store.CanonicalStore.PersonMerge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves what is stored of merged people and adopted messages, before the batch's own records are written. */
final class MergeWriter {

    /** Tables whose rows just change hands. */
    private static final List<String> MOVED = List.of("identity", "crm_link", "log_item", "media");

    /** Tables whose rows must reach the CRMs again. */
    private static final List<String> RENEWED = List.of("engagement", "message", "consent_entry");

    private final Session session;
    private final Map<ContactKey, ContactKey> mergedInto = new HashMap<>();
    private final Map<ContactKey, Long> revisions = new HashMap<>();

    MergeWriter(Session session) {
        this.session = session;
    }

    void write(List<PersonMerge> merges, List<Adoption> adoptions) {
        for (PersonMerge merge : merges) {
            merge(merge);
            mergedInto.put(merge.loser(), merge.survivor());
            revisions.merge(merge.survivor(), merge.revision(), Math::max);
        }
        adopt(adoptions);
    }

    private void merge(PersonMerge merge) {
        String loser = merge.loser().value();
        String survivor = merge.survivor().value();
        // First of all, as it waits for deliveries that are writing links of the loser.
        session.update("UPDATE person SET merged_into = ? WHERE key = ? OR merged_into = ?", survivor, loser, loser);
        session.query("SELECT * FROM conversation WHERE contact = ?", (row, i) -> Placed.conversation(row), loser)
                .forEach(conversation -> move(conversation, merge));
        for (String table : MOVED) {
            session.update("UPDATE " + table + " SET contact = ? WHERE contact = ?", survivor, loser);
        }
        for (String table : RENEWED) {
            session.update(
                    "UPDATE " + table + " SET contact = ?, revision = CASE WHEN revision > ? THEN revision ELSE ? END"
                            + " WHERE contact = ?",
                    survivor,
                    merge.revision(),
                    merge.revision(),
                    loser);
        }
        session.update("DELETE FROM outbox WHERE contact = ?", loser);
    }

    /** Where the survivor has a conversation on that number, the commit brings the joined one. */
    private void move(Conversation conversation, PersonMerge merge) {
        String from = conversation.key().value();
        var to = ConversationKey.of(merge.survivor(), conversation.numberId());
        Conversation moved = Placed.conversation(conversation, to, merge.survivor());
        session.update("DELETE FROM conversation WHERE key = ?", from);
        session.update(
                "INSERT INTO conversation (key, contact, number_id, doc) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
                to.value(),
                merge.survivor().value(),
                moved.numberId(),
                Documents.write(moved));
        for (String table : List.of("engagement", "message")) {
            session.update(
                    "UPDATE " + table + " SET conversation = ? WHERE contact = ? AND conversation = ?",
                    to.value(),
                    merge.loser().value(),
                    from);
        }
    }

    private void adopt(List<Adoption> adoptions) {
        session.batch("""
                UPDATE message SET engagement = ?, revision = CASE WHEN revision > ? THEN revision ELSE ? END
                WHERE conversation = ? AND engagement IS NULL AND placeholder = 0""", adoptions, (statement, adoption) -> {
            statement.setString(1, adoption.engagement().value());
            statement.setLong(2, adoption.revision());
            statement.setLong(3, adoption.revision());
            statement.setString(4, adoption.conversation().value());
        });
    }

    /** The people to mark dirty: of merged ones the survivors. */
    Map<ContactKey, Long> survivors(Map<ContactKey, Long> dirty) {
        Map<ContactKey, Long> marks = new HashMap<>();
        dirty.forEach((contact, revision) -> marks.merge(survivor(contact), revision, Math::max));
        revisions.forEach((contact, revision) -> marks.merge(survivor(contact), revision, Math::max));
        return marks;
    }

    private ContactKey survivor(ContactKey contact) {
        ContactKey current = contact;
        for (ContactKey next = mergedInto.get(current); next != null; next = mergedInto.get(current)) {
            current = next;
        }
        return current;
    }
}
