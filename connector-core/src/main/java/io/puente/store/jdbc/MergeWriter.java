package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.store.CanonicalStore.Adoption;
import io.puente.store.CanonicalStore.PersonMerge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves what merges and adoptions move, after the batch's records are written, in the order in which they happened. */
final class MergeWriter {

    /** Tables whose rows just change hands. */
    private static final List<String> MOVED = List.of("identity", "conversation", "crm_link", "log_item", "media");

    /** Tables whose rows must reach the CRMs again. */
    private static final List<String> RENEWED = List.of("engagement", "message", "consent_entry");

    private final Session session;
    private final ConversationJoin join;
    private final Map<ContactKey, ContactKey> mergedInto = new HashMap<>();
    private final Map<ContactKey, Long> revisions = new HashMap<>();

    MergeWriter(Session session) {
        this.session = session;
        this.join = new ConversationJoin(session);
    }

    void write(List<PersonMerge> merges, List<Adoption> adoptions) {
        List<Adoption> waiting = new ArrayList<>(adoptions);
        waiting.sort(Comparator.comparingLong(Adoption::revision));
        for (PersonMerge merge : merges) {
            List<Adoption> before = waiting.stream()
                    .takeWhile(a -> a.revision() < merge.revision())
                    .toList();
            adopt(before);
            waiting.subList(0, before.size()).clear();
            if (!merge.loser().equals(merge.survivor())) {
                merge(merge);
            }
        }
        adopt(waiting);
    }

    private void adopt(List<Adoption> adoptions) {
        session.batch("""
                UPDATE message SET engagement = ?, revision = CASE WHEN revision > ? THEN revision ELSE ? END
                WHERE conversation = ? AND engagement IS NULL AND placeholder = 0 AND sequence <= ?""", adoptions, (statement, adoption) -> {
            statement.setString(1, adoption.engagement().value());
            statement.setLong(2, adoption.revision());
            statement.setLong(3, adoption.revision());
            statement.setString(4, adoption.conversation().value());
            statement.setLong(5, adoption.revision());
        });
    }

    private void merge(PersonMerge merge) {
        String loser = merge.loser().value();
        String survivor = merge.survivor().value();
        long revision = merge.revision();
        // First of all, as it waits for deliveries that are writing links of the loser.
        session.update("UPDATE person SET merged_into = ? WHERE key = ? OR merged_into = ?", survivor, loser, loser);
        session.update(
                "UPDATE person SET merged_into = NULL, revision = CASE WHEN revision > ? THEN revision ELSE ? END WHERE key = ?",
                revision,
                revision,
                survivor);
        for (Conversation removed : join.joinable(merge)) {
            join.join(removed, merge);
        }
        for (String table : MOVED) {
            session.update("UPDATE " + table + " SET contact = ? WHERE contact = ?", survivor, loser);
        }
        for (String table : RENEWED) {
            session.update(
                    "UPDATE " + table + " SET contact = ?, revision = CASE WHEN revision > ? THEN revision ELSE ? END"
                            + " WHERE contact = ?",
                    survivor,
                    revision,
                    revision,
                    loser);
        }
        session.update("DELETE FROM outbox WHERE contact = ?", loser);
        mergedInto.put(merge.loser(), merge.survivor());
        mergedInto.remove(merge.survivor());
        revisions.merge(merge.survivor(), revision, Math::max);
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
