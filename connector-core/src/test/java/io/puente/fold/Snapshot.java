package io.puente.fold;

import io.puente.model.ConsentLedger;
import io.puente.model.ContactKey;
import io.puente.model.Identity;
import io.puente.model.Message;
import io.puente.model.Person;
import io.puente.testkit.FakeCanonicalStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must not depend on the order of the log, with people named by their identities instead of their keys. */
final class Snapshot {

    private Snapshot() {}

    static Map<String, String> of(FakeCanonicalStore store) {
        Map<ContactKey, String> names = new HashMap<>();
        for (Person person : store.livingPeople()) {
            names.put(person.key(), name(store, person));
        }
        Map<String, String> facts = new TreeMap<>();
        store.livingPeople().forEach(p -> facts.put("person " + names.get(p.key()), person(store, p)));
        store.messages.values().forEach(m -> facts.put("message " + m.wamid(), message(m, names)));
        store.conversations
                .values()
                .forEach(c -> facts.put(
                        "conversation " + names.get(c.contact()),
                        c.lastInboundAt() + " " + c.lastActivityAt() + " " + c.serviceWindowClosesAt()));
        return facts;
    }

    private static String name(FakeCanonicalStore store, Person person) {
        return store.identities.entrySet().stream()
                .filter(e -> e.getValue().equals(person.key()))
                .map(Map.Entry::getKey)
                .map(Snapshot::identity)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static String identity(Identity identity) {
        return identity.kind() + "/" + identity.scope() + "/" + identity.value();
    }

    private static String person(FakeCanonicalStore store, Person p) {
        var theirs = store.consents.values().stream()
                .filter(e -> e.contact().equals(p.key()))
                .toList();
        var states = ConsentLedger.current(theirs, Instant.parse("2026-09-05T00:00:00Z"));
        return dated(p.profileName())
                + dated(p.username())
                + dated(p.waId())
                + dated(p.bsuid())
                + p.firstSeenAt()
                + new TreeSet<>(p.flags())
                + states
                + theirs.size();
    }

    private static String dated(io.puente.model.@org.jspecify.annotations.Nullable Dated dated) {
        return dated == null ? "-; " : dated.value() + "@" + dated.at() + "; ";
    }

    private static String message(Message m, Map<ContactKey, String> names) {
        return String.join(
                "; ",
                names.get(m.contact()),
                m.kind(),
                m.text(),
                String.valueOf(m.originalText()),
                m.editedAt() + " " + m.revokedAt() + " " + m.sentAt(),
                m.direction() + " " + m.author(),
                m.deliveryState() + " " + m.deliveryFacts(),
                new TreeMap<>(m.details()).toString(),
                String.valueOf(m.media()));
    }
}
