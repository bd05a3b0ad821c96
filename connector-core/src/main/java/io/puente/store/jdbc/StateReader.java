package io.puente.store.jdbc;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import io.puente.store.CanonicalStore.LoadRequest;
import io.puente.store.CanonicalStore.WorkingSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a batch of events may touch: a fixed number of queries, however many events there are. */
final class StateReader {

    private final Session session;
    private final Map<Identity, ContactKey> owners = new HashMap<>();
    private final Map<EngagementKey, Engagement> engagements = new LinkedHashMap<>();
    private final Map<MessageKey, Message> messages = new HashMap<>();

    private record LedgerEnd(long number, String hash) {}

    StateReader(Session session) {
        this.session = session;
    }

    WorkingSet load(LoadRequest request) {
        Set<String> values = new TreeSet<>();
        request.identities().forEach(identity -> values.add(identity.value()));
        session.among("SELECT * FROM identity WHERE value {any}", values, (row, i) -> owner(row, request.identities()));
        messages(request.messages());
        engagements(request.engagements());

        Set<ContactKey> wanted = new HashSet<>(request.contacts());
        wanted.addAll(owners.values());
        messages.values().forEach(message -> wanted.add(message.contact()));
        engagements.values().forEach(engagement -> wanted.add(engagement.contact()));
        Map<ContactKey, Person> people = people(wanted);

        Set<String> contacts = texts(people.keySet());
        session.among("SELECT * FROM identity WHERE contact {any}", contacts, (row, i) -> owner(row, null));
        List<Conversation> conversations = session.among(
                "SELECT * FROM conversation WHERE contact {any}", contacts, (row, i) -> Placed.conversation(row));
        Set<EngagementKey> further = new HashSet<>();
        conversations.stream()
                .map(Conversation::currentEngagement)
                .filter(Objects::nonNull)
                .forEach(further::add);
        messages.values().stream()
                .map(Message::engagement)
                .filter(Objects::nonNull)
                .forEach(further::add);
        further.removeAll(engagements.keySet());
        engagements(further);
        List<ConsentEntry> consents = session.among(
                "SELECT * FROM consent_entry WHERE contact {any}", contacts, (row, i) -> Placed.consent(row));
        LedgerEnd end = ledgerEnd();
        return new WorkingSet(
                owners,
                people,
                conversations,
                List.copyOf(engagements.values()),
                messages,
                consents,
                end.number,
                end.hash);
    }

    /** The people asked for and, of merged ones, those they were merged into. */
    private Map<ContactKey, Person> people(Set<ContactKey> wanted) {
        Map<ContactKey, Person> people = new HashMap<>();
        Set<ContactKey> missing = wanted;
        while (!missing.isEmpty()) {
            session.among(
                    "SELECT * FROM person WHERE key {any}",
                    texts(missing),
                    (row, i) -> people.put(new ContactKey(row.getString("key")), Placed.person(row)));
            Set<ContactKey> survivors = new HashSet<>();
            people.values().stream()
                    .map(Person::mergedInto)
                    .filter(Objects::nonNull)
                    .filter(survivor -> !people.containsKey(survivor))
                    .forEach(survivors::add);
            // Asked once and not there: asking again would never end.
            survivors.removeAll(missing);
            missing = survivors;
        }
        return people;
    }

    private boolean owner(ResultSet row, @org.jspecify.annotations.Nullable Set<Identity> only) throws SQLException {
        var identity = new Identity(
                Identity.Kind.valueOf(row.getString("kind")), row.getString("scope"), row.getString("value"));
        boolean wanted = only == null || only.contains(identity);
        if (wanted) {
            owners.put(identity, Placed.contact(row));
        }
        return wanted;
    }

    private void messages(Set<MessageKey> keys) {
        session.among(
                "SELECT * FROM message WHERE key {any}",
                texts(keys),
                (row, i) -> messages.put(new MessageKey(row.getString("key")), Placed.message(row)));
    }

    private void engagements(Set<EngagementKey> keys) {
        session.among(
                "SELECT * FROM engagement WHERE key {any}",
                texts(keys),
                (row, i) -> engagements.put(new EngagementKey(row.getString("key")), Placed.engagement(row)));
    }

    private LedgerEnd ledgerEnd() {
        return session
                .query(
                        "SELECT number, hash FROM consent_entry ORDER BY number DESC LIMIT 1",
                        (row, i) -> new LedgerEnd(row.getLong(1), row.getString(2)))
                .stream()
                .findFirst()
                .orElse(new LedgerEnd(0, ""));
    }

    /** Keys print as themselves. */
    static Set<String> texts(Collection<?> keys) {
        Set<String> texts = new TreeSet<>();
        keys.forEach(key -> texts.add(key.toString()));
        return texts;
    }
}
