package io.puente.testkit;

import io.puente.model.ConsentEntry;
import io.puente.model.ConsentKey;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import io.puente.store.BoundNumbers;
import io.puente.store.CaseMessages;
import io.puente.store.CrmLink;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Canonical state in memory; every put is one revision and tells the outbox. Thread-safe. */
public final class CanonicalWorld {
    private record Revised<T>(T value, long revision) {}

    private final Map<ContactKey, Revised<Person>> people = new LinkedHashMap<>();
    private final Map<ContactKey, List<Conversation>> conversations = new LinkedHashMap<>();
    private final Map<EngagementKey, Revised<Engagement>> engagements = new LinkedHashMap<>();
    private final Map<ContactKey, Map<MessageKey, Revised<Message>>> messages = new LinkedHashMap<>();
    private final Map<ConsentKey, Revised<ConsentEntry>> consents = new LinkedHashMap<>();
    private final List<BiConsumer<ContactKey, Long>> listeners = new ArrayList<>();
    private long revision;

    public synchronized void onChange(BiConsumer<ContactKey, Long> listener) {
        listeners.add(listener);
    }

    public synchronized void put(Person person) {
        people.put(person.key(), new Revised<>(person, changed(person.key())));
    }

    public synchronized void put(Conversation conversation) {
        conversations
                .computeIfAbsent(conversation.contact(), key -> new ArrayList<>())
                .add(conversation);
    }

    public synchronized void put(Engagement engagement) {
        engagements.put(engagement.key(), new Revised<>(engagement, changed(engagement.contact())));
    }

    public synchronized void put(Message message) {
        messages.computeIfAbsent(message.contact(), key -> new LinkedHashMap<>())
                .put(message.key(), new Revised<>(message, changed(message.contact())));
    }

    public synchronized void put(ConsentEntry entry) {
        consents.put(entry.key(), new Revised<>(entry, changed(entry.contact())));
    }

    private long changed(ContactKey contact) {
        long next = ++revision;
        listeners.forEach(listener -> listener.accept(contact, next));
        return next;
    }

    public synchronized List<Message> messages() {
        return messages.values().stream()
                .flatMap(own -> own.values().stream())
                .map(Revised::value)
                .toList();
    }

    synchronized List<ContactKey> people() {
        return people.keySet().stream().sorted().toList();
    }

    /** Whether the person has a conversation, or decided about consent, at one of the numbers. */
    synchronized boolean bound(ContactKey contact, BoundNumbers numbers) {
        return numbers.all()
                || conversations.getOrDefault(contact, List.of()).stream().anyMatch(c -> numbers.covers(c.numberId()))
                || consents.values().stream()
                        .map(Revised::value)
                        .anyMatch(e -> e.contact().equals(contact) && numbers.introducedBy(e));
    }

    synchronized long revision() {
        return revision;
    }

    private Map<EngagementKey, CaseMessages> cases(ContactKey contact, Set<EngagementKey> wanted, int most) {
        Map<EngagementKey, CaseMessages> cases = new LinkedHashMap<>();
        for (EngagementKey key : most == CaseMessages.NONE ? Set.<EngagementKey>of() : wanted) {
            List<Message> all = messages.getOrDefault(contact, Map.of()).values().stream()
                    .map(Revised::value)
                    .filter(m -> key.equals(m.engagement()) && !m.placeholder())
                    .sorted(Comparator.comparingLong(Message::sequence))
                    .toList();
            int leftOut = Math.max(0, all.size() - most);
            cases.put(key, new CaseMessages(all.subList(leftOut, all.size()), leftOut));
        }
        return cases;
    }

    synchronized Optional<Bundle> bundle(
            DueRow row, int maxMessages, int perCase, Map<String, CrmLink> links, BoundNumbers numbers) {
        Revised<Person> person = people.get(row.contact());
        if (person == null || !bound(row.contact(), numbers)) {
            return Optional.empty();
        }
        Predicate<String> held = id -> links.containsKey(id) && links.get(id).state() == CrmLink.State.HELD;
        List<Revised<Message>> due = messages.getOrDefault(row.contact(), Map.of()).values().stream()
                .filter(m -> m.revision() > row.acknowledged()
                        || held.test("message " + m.value().key()))
                .sorted(Comparator.comparingLong((Revised<Message> m) -> m.revision()))
                .toList();
        long upTo = row.dirty();
        if (due.size() > maxMessages) {
            upTo = Math.max(row.acknowledged(), due.get(maxMessages).revision() - 1);
            due = due.subList(0, maxMessages);
        }
        List<Message> chosen = due.stream()
                .map(Revised::value)
                .filter(m -> numbers.covers(m.numberId()))
                .sorted(Comparator.comparingLong(Message::sequence))
                .toList();
        Set<EngagementKey> changed = new LinkedHashSet<>();
        Set<EngagementKey> wanted = new LinkedHashSet<>();
        engagements.forEach((key, value) -> {
            boolean own = value.value().contact().equals(row.contact())
                    && numbers.covers(value.value().numberId());
            if (own && (value.revision() > row.acknowledged() || held.test("case " + key))) {
                changed.add(key);
            }
        });
        wanted.addAll(changed);
        chosen.stream().filter(m -> m.engagement() != null).forEach(m -> wanted.add(m.engagement()));
        List<ConsentEntry> ledger = new ArrayList<>();
        List<ConsentEntry> newConsents = new ArrayList<>();
        consents.values().forEach(entry -> {
            if (entry.value().contact().equals(row.contact()) && numbers.covers(entry.value())) {
                ledger.add(entry.value());
                if (entry.revision() > row.acknowledged()
                        || held.test("consent " + entry.value().key())) {
                    newConsents.add(entry.value());
                }
            }
        });
        List<Message> sources = newConsents.stream()
                .map(ConsentEntry::sourceMessage)
                .map(key -> messages.getOrDefault(row.contact(), Map.of()).get(key))
                .filter(m -> m != null
                        && !chosen.contains(m.value())
                        && numbers.covers(m.value().numberId()))
                .map(Revised::value)
                .toList();
        sources.stream().filter(m -> m.engagement() != null).forEach(m -> wanted.add(m.engagement()));
        return Optional.of(new Bundle(
                row,
                upTo,
                person.value(),
                person.revision() > row.acknowledged() || held.test("contact " + row.contact()),
                conversations.getOrDefault(row.contact(), List.of()).stream()
                        .filter(c -> numbers.covers(c.numberId()))
                        .toList(),
                wanted.stream().map(key -> engagements.get(key).value()).toList(),
                changed,
                chosen,
                newConsents,
                sources,
                ledger,
                List.copyOf(links.values()),
                cases(row.contact(), wanted, perCase)));
    }
}
