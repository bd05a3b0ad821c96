package com.example.acmedesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of Acme Desk and the rules for changing them. Thread-safe: one change at a time. */
final class DeskRecords {
    /** A ticket that an agent closed or opened again. */
    record Event(int id, String type, String ticket, String key, String at) {}

    private final DeskSchema schema;
    private final Clock clock;
    private final Map<String, Map<String, ObjectNode>> byId = new HashMap<>();
    private final Map<String, Integer> locks = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private int last;

    DeskRecords(DeskSchema schema, Clock clock) {
        this.schema = schema;
        this.clock = clock;
    }

    synchronized void reset() {
        byId.clear();
        locks.clear();
        events.clear();
    }

    synchronized List<ObjectNode> all(String collection) {
        return collection(collection).values().stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    synchronized List<Event> events(int after) {
        return events.stream().filter(event -> event.id > after).toList();
    }

    synchronized void lock(String id, int times) {
        locks.put(id, times);
    }

    synchronized void delete(String collection, String id) {
        collection(collection).remove(id);
    }

    /** An agent at work; what becomes of a ticket is an event. */
    synchronized String byAgent(String collection, String id, Map<String, String> fields) {
        ObjectNode record =
                id.isEmpty() ? create(collection) : collection(collection).get(id);
        String before = record.path("status").asText();
        fields.forEach(record::put);
        String after = record.path("status").asText();
        if (collection.equals("tickets") && !before.equals(after) && !before.isEmpty()) {
            String type = after.equals("closed") ? "closed" : "reopened";
            events.add(new Event(
                    events.size() + 1,
                    type,
                    record.path("id").asText(),
                    record.path("key").asText(),
                    clock.instant().toString()));
        }
        return record.path("id").asText();
    }

    /** Creates or updates one record. @return its result in a bulk answer */
    synchronized ObjectNode put(String collection, JsonNode item) {
        String key = item.path("key").asText();
        Optional<ObjectNode> there = find(collection, item.hasNonNull("id") ? "id" : "key", item);
        if (there.isEmpty() && item.hasNonNull("id")) {
            return new DeskError(
                            "gone", "", "there is no record " + item.path("id").asText())
                    .json();
        }
        boolean locked = there.map(record -> locks.merge(record.path("id").asText(), -1, Integer::sum) >= 0)
                .orElse(false);
        if (locked) {
            return new DeskError("locked", "", "somebody is editing this record").json();
        }
        ObjectNode set = item.path("set").deepCopy();
        Optional<DeskError> refused = refusal(collection, set, there.isEmpty());
        if (refused.isPresent()) {
            return refused.get().json();
        }
        ObjectNode record = there.orElseGet(() -> create(collection));
        record.put("key", key);
        set.properties().forEach(field -> record.set(field.getKey(), field.getValue()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        return result.put("id", record.path("id").asText()).put("created", there.isEmpty());
    }

    /** Also replaces keys of links by the ids they stand for. */
    private Optional<DeskError> refusal(String collection, ObjectNode set, boolean creation) {
        for (JsonNode field : schema.fields(collection)) {
            String name = field.path("name").asText();
            if (creation && field.path("required").asBoolean() && !set.hasNonNull(name)) {
                return Optional.of(new DeskError("required", name, name + " cannot be empty"));
            }
        }
        for (Map.Entry<String, JsonNode> field : List.copyOf(set.properties())) {
            String name = field.getKey();
            Optional<DeskError> refused = schema.refusal(collection, name, field.getValue());
            if (refused.isPresent()) {
                return refused;
            }
            JsonNode target = schema.field(collection, name).path("to");
            if (target.isTextual() && field.getValue().isObject()) {
                String by = field.getValue().has("id") ? "id" : "key";
                Optional<ObjectNode> linked = find(target.asText(), by, field.getValue());
                if (linked.isEmpty()) {
                    return Optional.of(new DeskError("no_such_record", name, "nothing to link to"));
                }
                set.set(name, linked.get().path("id"));
            }
        }
        return Optional.empty();
    }

    private Optional<ObjectNode> find(String collection, String by, JsonNode wanted) {
        return collection(collection).values().stream()
                .filter(record -> record.path(by).equals(wanted.path(by)))
                .findFirst();
    }

    private ObjectNode create(String collection) {
        String id = collection.charAt(0) + "-" + ++last;
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("id", id);
        collection(collection).put(id, record);
        return record;
    }

    private Map<String, ObjectNode> collection(String name) {
        return byId.computeIfAbsent(name, any -> new LinkedHashMap<>());
    }
}
