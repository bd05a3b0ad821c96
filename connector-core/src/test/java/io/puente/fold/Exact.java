package io.puente.fold;

import io.puente.testkit.FakeCanonicalStore;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** All of the state, field by field: most records hide their fields in toString. */
final class Exact {

    private Exact() {}

    static Map<String, String> of(FakeCanonicalStore store) {
        Map<String, String> all = new TreeMap<>();
        add(all, "person", store.livingPeople());
        add(all, "conversation", store.conversations.values());
        add(all, "engagement", store.engagements.values());
        add(all, "message", store.messages.values());
        add(all, "consent", store.consents.values());
        store.identities.forEach((identity, owner) -> all.put("identity " + fields(identity), owner.value()));
        return all;
    }

    private static void add(Map<String, String> all, String what, Collection<? extends Record> records) {
        for (Record record : records) {
            all.put(what + " " + value(record, record.getClass().getRecordComponents()[0]), fields(record));
        }
    }

    private static String fields(Record record) {
        var text = new StringBuilder();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(record, component);
            text.append(component.getName()).append('=');
            text.append(value instanceof Map<?, ?> map ? new TreeMap<>(map) : value)
                    .append("; ");
        }
        return text.toString();
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return String.valueOf(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
