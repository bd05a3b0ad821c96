package io.puente.store.jdbc;

import io.puente.model.Dated;
import io.puente.model.Person;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Updates that belong to nobody, because they could not be understood or need no person, may still name one: a status
 * without recipient, a row of an address book. They are found by what identifies the person.
 *
 * @param ids phone numbers, user ids, and ids of the person's messages
 * @param places updates without a person, up to the newest entry that counts
 */
record Traces(Set<String> ids, LogPlaces places) {

    /** What an id can be made of; everything else separates. */
    private static final Pattern SEPARATOR = Pattern.compile("[^\\w.=+/|@-]+");

    static Traces of(Session session, ErasedPerson person, long upTo) {
        Set<String> ids = new TreeSet<>();
        for (String key : person.keys()) {
            ids.addAll(session.query(
                    "SELECT value FROM identity WHERE contact = ? AND kind <> 'CRM'",
                    (row, i) -> row.getString(1),
                    key));
            session.query("SELECT * FROM person WHERE key = ?", (row, i) -> ids.addAll(ids(Placed.person(row))), key);
            session.query(
                    "SELECT * FROM message WHERE contact = ?",
                    (row, i) -> ids.add(Placed.message(row).wamid()),
                    key);
        }
        var places = new LogPlaces();
        if (!ids.isEmpty()) {
            session.query(
                    "SELECT seq, item FROM log_item WHERE contact IS NULL AND seq <= ? AND reason <> ?",
                    (row, i) -> {
                        places.add(row.getLong(1), row.getInt(2));
                        return i;
                    },
                    upTo,
                    ErasureRows.ERASED);
        }
        return new Traces(ids, places);
    }

    private static Collection<String> ids(Person person) {
        return Stream.<@Nullable Dated>of(person.waId(), person.bsuid(), person.parentBsuid(), person.username())
                .filter(Objects::nonNull)
                .map(Dated::value)
                .collect(Collectors.toSet());
    }

    /** How often the body names the person. */
    long in(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).replace("\\/", "/");
        return Arrays.stream(SEPARATOR.split(text))
                .map(word -> word.startsWith("+") ? word.substring(1) : word)
                .filter(ids::contains)
                .count();
    }
}
