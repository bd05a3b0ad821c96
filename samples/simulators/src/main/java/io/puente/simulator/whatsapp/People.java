package io.puente.simulator.whatsapp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The WhatsApp users that the platform knows, with their choices. Thread-safe. */
final class People {
    static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    private final Map<String, Person> byPhone = new LinkedHashMap<>();
    private final Map<String, Person> byUserId = new LinkedHashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private final Set<String> unreachable = new HashSet<>();
    private final Set<String> groups = new HashSet<>();

    synchronized void add(Person person) {
        if (person.waId() != null) {
            byPhone.put(person.waId(), person);
        }
        byUserId.put(person.userId(), person);
        if (person.parentUserId() != null) {
            byUserId.put(person.parentUserId(), person);
        }
    }

    /** Any number may have WhatsApp: one that never wrote gets an identity on the first message to it. */
    synchronized Person phone(String waId) {
        Person known = byPhone.get(waId);
        if (known == null) {
            known = Person.withPhone("", waId, "US");
            add(known);
        }
        return known;
    }

    synchronized Optional<Person> userId(String userId) {
        return Optional.ofNullable(byUserId.get(userId));
    }

    synchronized void stopMarketing(String userId, boolean stop) {
        if (stop) {
            stopped.add(userId);
        } else {
            stopped.remove(userId);
        }
    }

    synchronized boolean hasStoppedMarketing(Person person) {
        return stopped.contains(person.userId());
    }

    /** From now on nothing reaches that phone. */
    synchronized void leave(String waId) {
        unreachable.add(phone(waId).userId());
    }

    synchronized boolean isUnreachable(Person person) {
        return unreachable.contains(person.userId());
    }

    synchronized void addGroup(String id) {
        groups.add(id);
    }

    synchronized boolean hasGroup(String id) {
        return groups.contains(id);
    }

    synchronized void clear() {
        byPhone.clear();
        byUserId.clear();
        stopped.clear();
        unreachable.clear();
        groups.clear();
    }
}
