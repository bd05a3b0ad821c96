package io.puente.store.jdbc;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.store.BoundNumbers;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Who has a conversation, or has decided about consent, at the numbers of a CRM: nobody else is written to it. */
final class BoundPeople {

    private BoundPeople() {}

    static Set<ContactKey> among(Session session, BoundNumbers numbers, Collection<ContactKey> contacts) {
        if (numbers.all()) {
            return Set.copyOf(contacts);
        }
        Set<ContactKey> found = new HashSet<>();
        session.among(
                "SELECT contact, number_id FROM conversation WHERE contact {any}",
                StateReader.texts(contacts),
                (row, i) -> numbers.covers(row.getString(2)) && found.add(Placed.contact(row)));
        Set<ContactKey> others = new HashSet<>(contacts);
        others.removeAll(found);
        session.among("SELECT * FROM consent_entry WHERE contact {any}", StateReader.texts(others), (row, i) -> {
            ConsentEntry entry = Placed.consent(row);
            return numbers.introducedBy(entry) && found.add(entry.contact());
        });
        return found;
    }
}
