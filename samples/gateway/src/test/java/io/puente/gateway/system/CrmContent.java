package io.puente.gateway.system;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a CRM holds, as read once. */
record CrmContent(List<Person> contacts, List<Case> cases, List<Message> messages) {

    record Person(String id, String name) {}

    record Case(String id, String contactId) {}

    /** @param answer written by the business @param delivered reached the customer's phone, as far as it was said */
    record Message(String key, String caseId, long sequence, String text, boolean answer, boolean delivered) {}

    int records() {
        return contacts.size() + cases.size() + messages.size();
    }

    Set<String> messageKeys() {
        return messages.stream().map(Message::key).collect(Collectors.toSet());
    }

    /** Rows beyond the first of each text, whatever their keys; the tests write no text twice. */
    int doubled() {
        return messages.size()
                - (int) messages.stream().map(Message::text).distinct().count();
    }

    /** Texts in the order of their sequence, by the name of the contact of the case. */
    Map<String, List<String>> transcripts() {
        var nameById = new HashMap<String, String>();
        contacts.forEach(contact -> nameById.put(contact.id(), contact.name()));
        var nameByCase = new HashMap<String, String>();
        cases.forEach(one -> nameByCase.put(one.id(), nameById.getOrDefault(one.contactId(), "nobody")));
        return messages.stream()
                .sorted(Comparator.comparingLong(Message::sequence))
                .collect(Collectors.groupingBy(
                        m -> nameByCase.getOrDefault(m.caseId(), "no case"),
                        Collectors.mapping(Message::text, Collectors.toList())));
    }

    /** True if no two messages of one case have the same place in it. */
    boolean sequencesAreUnique() {
        var places = new HashSet<String>();
        return messages.stream().allMatch(m -> places.add(m.caseId() + "/" + m.sequence()));
    }

    static String text(Map<String, ? extends @Nullable Object> row, String field) {
        Object value = row.get(field);
        if (value == null) {
            throw new AssertionError("a record without " + field + " has " + row.keySet());
        }
        return String.valueOf(value);
    }

    static long number(Map<String, ? extends @Nullable Object> row, String field) {
        return new java.math.BigDecimal(text(row, field)).longValueExact();
    }
}
