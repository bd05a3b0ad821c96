package io.puente.gateway.system;

import io.puente.simulator.salesforce.SalesforceSimulator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the org holds, as read once. */
record CrmContent(
        List<Map<String, @Nullable Object>> contacts,
        List<Map<String, @Nullable Object>> cases,
        List<Map<String, @Nullable Object>> messages) {
    private static final String KEY = "WhatsApp_Message_Key__c";

    static CrmContent of(SalesforceSimulator salesforce) {
        return new CrmContent(
                salesforce.records("Contact"), salesforce.records("Case"), salesforce.records("WhatsApp_Message__c"));
    }

    int records() {
        return contacts.size() + cases.size() + messages.size();
    }

    Set<String> messageKeys() {
        return messages.stream().map(m -> text(m, KEY)).collect(Collectors.toSet());
    }

    /** Rows beyond the first of each text, whatever their keys; the tests write no text twice. */
    int doubled() {
        return messages.size()
                - (int) messages.stream()
                        .map(m -> text(m, "Body__c"))
                        .distinct()
                        .count();
    }

    /** Bodies in the order of their sequence, by the name of the contact of the case. */
    Map<String, List<String>> transcripts() {
        var nameById = new HashMap<String, String>();
        contacts.forEach(contact -> nameById.put(text(contact, "Id"), text(contact, "LastName")));
        var nameByCase = new HashMap<String, String>();
        cases.forEach(one -> nameByCase.put(text(one, "Id"), nameById.getOrDefault(text(one, "ContactId"), "nobody")));
        return messages.stream()
                .sorted(Comparator.comparingLong(m -> ((Number) value(m, "Sequence__c")).longValue()))
                .collect(Collectors.groupingBy(
                        m -> nameByCase.getOrDefault(text(m, "Case__c"), "no case"),
                        Collectors.mapping(m -> text(m, "Body__c"), Collectors.toList())));
    }

    /** True if no two messages of one case have the same place in it. */
    boolean sequencesAreUnique() {
        var places = new HashSet<String>();
        return messages.stream().allMatch(m -> places.add(text(m, "Case__c") + "/" + text(m, "Sequence__c")));
    }

    private static String text(Map<String, @Nullable Object> row, String field) {
        return String.valueOf(value(row, field));
    }

    private static Object value(Map<String, @Nullable Object> row, String field) {
        Object value = row.get(field);
        if (value == null) {
            throw new AssertionError("a record without " + field + " has " + row.keySet());
        }
        return value;
    }
}
