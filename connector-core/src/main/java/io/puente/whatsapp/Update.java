package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One update and the place where it stands.
 *
 * @param node what is there; null only for a value that is missing
 * @param around the thread of a message of the history
 * @param holder the array or object it stands in
 * @param prefix path from the change to the holder's own name
 * @param name of the list or member
 * @param at index in the list, -1 for a single value
 */
record Update(
        Change change,
        UpdateKind kind,
        @Nullable JsonNode node,
        @Nullable JsonNode around,
        JsonNode holder,
        String prefix,
        String name,
        int at) {

    private static final String ERASED = "erased";

    /** Where it stands in the body, for people: {@code entry[0].changes[0].value.messages[3]}. */
    String path() {
        var path = new StringBuilder(change.path());
        for (String step : new String[] {prefix, name}) {
            if (!step.isEmpty()) {
                path.append(path.length() == 0 ? "" : ".").append(step);
            }
        }
        return at < 0
                ? path.toString()
                : path.append('[').append(at).append(']').toString();
    }

    JsonNode object() {
        return object(node);
    }

    static JsonNode object(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            throw new BadUpdate("is not an object");
        }
        if (node.isEmpty()) {
            throw new BadUpdate("is empty");
        }
        return node;
    }

    boolean erased() {
        return isMark(node);
    }

    /** Puts a mark in its place, so that the others keep their numbers. */
    void erase() {
        if (holder instanceof ArrayNode list) {
            list.set(at, mark());
        } else if (holder instanceof ObjectNode object) {
            object.set(name, mark());
        }
    }

    static ObjectNode mark() {
        return JsonNodeFactory.instance.objectNode().put(ERASED, true);
    }

    static boolean isMark(@Nullable JsonNode node) {
        return node != null
                && node.isObject()
                && node.size() == 1
                && node.path(ERASED).booleanValue();
    }
}
