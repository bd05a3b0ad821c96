package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the updates of a body and numbers them in the order of the document. Parser and redactor both walk this way, so
 * their numbers agree. The number {@link #LAST} stands for all updates from there on.
 */
final class UpdateWalk {

    /** The greatest number that fits into {@link EventOrigin#ITEM_BITS}. */
    static final int LAST = (1 << EventOrigin.ITEM_BITS) - 1;

    interface Visitor {
        void update(int item, Update update);
    }

    private final Visitor visitor;
    private int count;

    private UpdateWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** @param root an object that has passed {@link WebhookParser#envelopeProblem} */
    static void walk(JsonNode root, Visitor visitor) {
        new UpdateWalk(visitor).entries(root);
    }

    private void entries(JsonNode root) {
        each(root, "entry", (holder, entry, at) -> {
            String path = at < 0 ? "entry" : "entry[" + at + "]";
            if (!entry.isObject() || Update.isMark(entry)) {
                report(UpdateKind.BROKEN, Change.none("", null), entry, null, holder, "", "entry", at);
            } else if (Fields.get(entry, "changes") == null) {
                report(UpdateKind.BROKEN, Change.none(path, entry), null, null, entry, "", "changes", -1);
            } else {
                each(entry, "changes", (list, change, i) -> change(path, entry, list, change, i));
            }
        });
    }

    private void change(String entryPath, JsonNode entry, JsonNode holder, JsonNode change, int at) {
        if (!change.isObject() || Update.isMark(change)) {
            report(UpdateKind.BROKEN, Change.none(entryPath, entry), change, null, holder, "", "changes", at);
            return;
        }
        String path = at < 0 ? entryPath + ".changes" : entryPath + ".changes[" + at + "]";
        var context = Change.of(path, entry, change);
        JsonNode value = context.value();
        int before = count;
        if (value != null && value.isObject() && isMadeOfLists(context.field(), value)) {
            parts(context, value);
        }
        if (count == before) {
            report(UpdateKind.WHOLE_VALUE, context, value, null, change, "", "value", -1);
        }
    }

    private static boolean isMadeOfLists(String field, JsonNode value) {
        return UpdateKind.holdsLists(field) || field.isEmpty() || value.has("metadata");
    }

    private void parts(Change change, JsonNode value) {
        boolean known = false;
        for (var part : value.properties()) {
            known |= UpdateKind.ofList(part.getKey()) != null && Fields.present(part.getValue());
        }
        if (!known) {
            return;
        }
        for (var part : value.properties()) {
            String name = part.getKey();
            UpdateKind kind = UpdateKind.ofList(name);
            if (kind == null) {
                boolean content =
                        part.getValue().isContainerNode() && !part.getValue().isEmpty();
                if (content && !name.equals("metadata") && !name.equals("contacts")) {
                    report(UpdateKind.UNKNOWN_PART, change, part.getValue(), null, value, "value", name, -1);
                }
            } else if (kind == UpdateKind.HISTORY_CHUNK) {
                each(value, name, (holder, chunk, at) -> chunk(change, holder, chunk, at));
            } else if (kind == UpdateKind.ADDRESS_BOOK) {
                if (Fields.present(part.getValue())) {
                    report(kind, change, part.getValue(), null, value, "value", name, -1);
                }
            } else {
                each(value, name, (holder, node, at) -> report(kind, change, node, null, holder, "value", name, at));
            }
        }
    }

    private void chunk(Change change, JsonNode holder, JsonNode chunk, int at) {
        String path = at < 0 ? "value.history" : "value.history[" + at + "]";
        int before = count;
        if (chunk.isObject()) {
            each(
                    chunk,
                    "errors",
                    (list, node, i) -> report(UpdateKind.NOTE, change, node, null, list, path, "errors", i));
            each(chunk, "threads", (list, thread, i) -> thread(change, list, thread, path, i));
        }
        if (count == before) {
            report(UpdateKind.HISTORY_CHUNK, change, chunk, null, holder, "value", "history", at);
        }
    }

    private void thread(Change change, JsonNode holder, JsonNode thread, String chunkPath, int at) {
        String path = at < 0 ? chunkPath + ".threads" : chunkPath + ".threads[" + at + "]";
        int before = count;
        if (thread.isObject()) {
            each(
                    thread,
                    "messages",
                    (list, node, i) ->
                            report(UpdateKind.HISTORY_MESSAGE, change, node, thread, list, path, "messages", i));
        }
        if (count == before) {
            UpdateKind kind = thread.isObject() ? UpdateKind.HISTORY_CHUNK : UpdateKind.BROKEN;
            report(kind, change, thread, null, holder, chunkPath, "threads", at);
        }
    }

    private void report(
            UpdateKind kind,
            Change change,
            @Nullable JsonNode node,
            @Nullable JsonNode around,
            JsonNode holder,
            String prefix,
            String name,
            int at) {
        int item = Math.min(count, LAST);
        count++;
        visitor.update(item, new Update(change, kind, node, around, holder, prefix, name, at));
    }

    private interface Element {
        void at(JsonNode holder, JsonNode node, int index);
    }

    /** A single value counts as a list of one; then the holder is the parent and the index -1. */
    private static void each(JsonNode parent, String name, Element element) {
        JsonNode node = Fields.get(parent, name);
        if (node == null) {
            return;
        }
        if (!node.isArray()) {
            element.at(parent, node, -1);
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            element.at(node, node.get(i), i);
        }
    }
}
