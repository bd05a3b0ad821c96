package io.puente.store.jdbc;

import io.puente.model.ConsentEntry;
import io.puente.model.ContactKey;
import io.puente.model.Conversation;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import io.puente.store.CaseMessages;
import io.puente.store.CrmLink;
import io.puente.store.Outbox.Bundle;
import io.puente.store.Outbox.DueRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bundle while it is being put together. Not thread-safe. */
final class BundleParts {

    final DueRow row;
    final Versioned<Person> person;
    long upTo;
    /** Messages were left out. */
    boolean cut;

    final Map<String, Long> revisions = new HashMap<>();
    final Set<String> personKeys = new HashSet<>();
    final List<Conversation> conversations = new ArrayList<>();
    final Map<EngagementKey, Engagement> engagements = new LinkedHashMap<>();
    final Set<EngagementKey> changedEngagements = new LinkedHashSet<>();
    final Map<MessageKey, Message> messages = new LinkedHashMap<>();
    final List<ConsentEntry> consents = new ArrayList<>();
    final Map<MessageKey, Message> consentSources = new LinkedHashMap<>();
    final List<ConsentEntry> ledger = new ArrayList<>();
    final List<CrmLink> links = new ArrayList<>();
    final Map<EngagementKey, CaseMessages> cases = new HashMap<>();

    BundleParts(DueRow row, Versioned<Person> person) {
        this.row = row;
        this.person = person;
        this.upTo = row.dirty();
        ContactKey key = person.value().key();
        personKeys.add(key.value());
    }

    /** Texts of the keys whose links belong to the bundle. */
    Set<String> keys() {
        Set<String> keys = new HashSet<>(personKeys);
        engagements.keySet().forEach(key -> keys.add(key.value()));
        messages.keySet().forEach(key -> keys.add(key.value()));
        consents.forEach(entry -> keys.add(entry.key().value()));
        return keys;
    }

    /** Messages that consents were given in, and that are not to be written now. */
    Set<MessageKey> missingSources() {
        return consents.stream()
                .map(ConsentEntry::sourceMessage)
                .filter(Objects::nonNull)
                .filter(key -> !messages.containsKey(key))
                .collect(Collectors.toSet());
    }

    /** What the messages refer to and is not there yet. */
    Set<EngagementKey> missingEngagements() {
        return Stream.concat(messages.values().stream(), consentSources.values().stream())
                .map(Message::engagement)
                .filter(Objects::nonNull)
                .filter(key -> !engagements.containsKey(key))
                .collect(Collectors.toSet());
    }

    /** @param held keys of records held back for another try, this person's and others' */
    Bundle bundle(Set<String> held) {
        boolean personChanged =
                person.revision() > row.acknowledged() || personKeys.stream().anyMatch(held::contains);
        return new Bundle(
                row,
                upTo,
                person.value(),
                personChanged,
                conversations,
                List.copyOf(engagements.values()),
                changedEngagements,
                messages.values().stream()
                        .sorted(Comparator.comparingLong(Message::sequence).thenComparing(Message::key))
                        .toList(),
                consents,
                List.copyOf(consentSources.values()),
                ledger,
                links,
                cases);
    }
}
