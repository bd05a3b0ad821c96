package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes updates out of a stored body, so that the data of one person can be erased from a POST they share with others.
 * Immutable and thread-safe.
 */
public final class WebhookRedactor {

    /**
     * A body whose updates have the same numbers and mean the same, but for those given, which became
     * <code>{"erased": true}</code>. Entries of {@code contacts[]} beside them that belong to no remaining update are gone
     * as well. The signature no longer fits the result. Doing it again changes nothing.
     *
     * @param items indexes as in {@link EventOrigin#item}
     * @throws IllegalArgumentException if the body has no such update
     */
    public byte[] without(byte[] body, Set<Integer> items) {
        if (items.isEmpty()) {
            return body;
        }
        JsonNode root;
        try {
            root = WebhookBody.read(body);
        } catch (BadUpdate notJson) {
            return withoutAll(items);
        }
        if (Update.isMark(root) || WebhookParser.envelopeProblem(root) != null) {
            return withoutAll(items);
        }
        Map<Change, List<Update>> remaining = new LinkedHashMap<>();
        List<Update> erased = new ArrayList<>();
        var unknown = new TreeSet<>(items);
        UpdateWalk.walk(root, (item, update) -> {
            unknown.remove(item);
            if (items.contains(item)) {
                erased.add(update);
            } else {
                remaining
                        .computeIfAbsent(update.change(), change -> new ArrayList<>())
                        .add(update);
            }
        });
        refuse(unknown);
        erased.forEach(Update::erase);
        Set<Change> touched = new HashSet<>();
        for (Update update : erased) {
            touched.add(update.change());
            forgetThread(update.around());
        }
        touched.forEach(change -> forgetContacts(change, remaining.getOrDefault(change, List.of())));
        return WebhookBody.write(root);
    }

    /** The one update of a body that could not be read at all has the number 0. */
    private static byte[] withoutAll(Set<Integer> items) {
        var unknown = new TreeSet<>(items);
        unknown.remove(0);
        refuse(unknown);
        return WebhookBody.write(Update.mark());
    }

    private static void refuse(Set<Integer> unknown) {
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the body has no update with the number " + unknown);
        }
    }

    /** A thread without messages left still tells whose it was. */
    private static void forgetThread(@Nullable JsonNode thread) {
        if (thread instanceof ObjectNode object) {
            for (JsonNode message : Fields.items(thread, "messages")) {
                if (!Update.isMark(message)) {
                    return;
                }
            }
            object.retain("messages");
        }
    }

    private static void forgetContacts(Change change, List<Update> remaining) {
        JsonNode contacts = Fields.get(change.value(), "contacts");
        boolean joinedWithoutId = change.alone() && remaining.stream().anyMatch(WebhookRedactor::isAboutSomebody);
        if (contacts == null || joinedWithoutId || !(change.value() instanceof ObjectNode value)) {
            return;
        }
        Set<String> named = new HashSet<>();
        remaining.forEach(update -> collectIds(update.node(), named));
        ArrayNode kept = value.arrayNode();
        for (JsonNode contact : Fields.items(value, "contacts")) {
            Set<String> ids = new HashSet<>();
            collectIds(contact, ids);
            ids.retainAll(named);
            if (!ids.isEmpty()) {
                kept.add(contact);
            }
        }
        value.set("contacts", kept);
    }

    private static boolean isAboutSomebody(Update update) {
        return !update.erased() && UpdateKind.LISTS_OF_PEOPLE.contains(update.name());
    }

    /** The author of a quoted message is not who the update is about. */
    private static void collectIds(@Nullable JsonNode node, Set<String> ids) {
        if (node == null) {
            return;
        }
        if (node.isObject()) {
            for (var member : node.properties()) {
                String id = RawJson.identifies(member.getKey()) ? Fields.text(member.getValue()) : null;
                if (id != null) {
                    ids.add(id.strip());
                } else if (!member.getKey().equals("context")) {
                    collectIds(member.getValue(), ids);
                }
            }
        } else if (node.isArray()) {
            node.forEach(item -> collectIds(item, ids));
        }
    }
}
