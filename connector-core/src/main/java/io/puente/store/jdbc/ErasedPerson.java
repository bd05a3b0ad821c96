package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is to be erased and where the log speaks of them.
 *
 * @param keys the survivor's and those of all people merged into it; the key asked for if nobody has it
 */
record ErasedPerson(Set<String> keys, LogPlaces places) {

    static ErasedPerson find(Session session, ContactKey contact) {
        Set<String> keys = keys(session, contact.value());
        var places = new LogPlaces();
        for (String key : keys) {
            session.query(
                    "SELECT seq, item FROM log_item WHERE contact = ?",
                    (row, i) -> {
                        places.add(row.getLong(1), row.getInt(2));
                        return i;
                    },
                    key);
        }
        return new ErasedPerson(keys, places);
    }

    Set<ContactKey> contacts() {
        return keys.stream().map(ContactKey::new).collect(Collectors.toSet());
    }

    /** Up to the survivor and down again, whichever of the merged keys was asked for. */
    private static Set<String> keys(Session session, String asked) {
        Set<String> keys = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(asked));
        while (!open.isEmpty()) {
            String key = open.remove();
            if (keys.add(key)) {
                open.addAll(session.query(
                        "SELECT merged_into FROM person WHERE key = ? AND merged_into IS NOT NULL",
                        (row, i) -> row.getString(1),
                        key));
                open.addAll(session.query(
                        "SELECT key FROM person WHERE merged_into = ?", (row, i) -> row.getString(1), key));
            }
        }
        return keys;
    }
}
