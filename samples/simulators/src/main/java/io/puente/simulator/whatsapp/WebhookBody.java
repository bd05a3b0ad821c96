package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes updates as the body of one webhook call. */
final class WebhookBody {
    /** Limits of one call. Source: Cloud API, webhooks overview. */
    static final int UPDATES = 1_000;

    static final int BYTES = 3 << 20;

    private WebhookBody() {}

    /**
     * One change per field and number, in order of first appearance.
     *
     * @throws IllegalArgumentException for more than the platform puts into one call
     */
    static byte[] of(String wabaId, List<Update> updates) {
        if (updates.isEmpty() || updates.size() > UPDATES) {
            throw new IllegalArgumentException(updates.size() + " updates in one webhook; allowed: 1 to " + UPDATES);
        }
        Map<String, List<Update>> groups = new LinkedHashMap<>();
        for (Update update : updates) {
            groups.computeIfAbsent(update.field() + " " + update.number().id(), any -> new ArrayList<>())
                    .add(update);
        }
        ObjectNode root = Json.object().put("object", "whatsapp_business_account");
        ObjectNode entry = root.putArray("entry").addObject().put("id", wabaId);
        ArrayNode changes = entry.putArray("changes");
        groups.values().forEach(group -> changes.add(change(group)));
        byte[] bytes = Json.bytes(root);
        if (bytes.length > BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes in one webhook; allowed: " + BYTES);
        }
        return bytes;
    }

    private static ObjectNode change(List<Update> updates) {
        Update first = updates.get(0);
        ObjectNode change = Json.object();
        ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", first.number().digits())
                .put("phone_number_id", first.number().id());
        List<ObjectNode> contacts = updates.stream()
                .flatMap(update -> update.contact().stream())
                .distinct()
                .toList();
        if (!contacts.isEmpty()) {
            value.putArray("contacts").addAll(contacts);
        }
        updates.forEach(update -> value.withArray("/" + update.array()).add(update.item()));
        change.put("field", first.field());
        return change;
    }
}
