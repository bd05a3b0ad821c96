package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The structured parts of an update by name, collected while it is read; bounded in number and length. */
final class Details {

    /** Longer than any published example; what is cut here is still whole in the log. */
    static final int LONGEST_VALUE = 65_536;

    private static final int LONGEST_NAME = 200;
    private static final int MOST = 250;

    private final Map<String, String> values = new LinkedHashMap<>();

    /** A missing or empty value leaves no trace. */
    void put(String name, @Nullable String value) {
        if (value != null && !value.isEmpty() && values.size() < MOST) {
            values.put(CleanText.bounded(name, LONGEST_NAME), CleanText.bounded(value, LONGEST_VALUE));
        }
    }

    void copy(String name, @Nullable JsonNode parent, String field) {
        put(name, Fields.text(parent, field));
    }

    /** JSON text; longer than {@link #LONGEST_VALUE} it is cut and no longer JSON. */
    void json(String name, @Nullable JsonNode node) {
        if (node != null && Fields.present(node)) {
            put(name, RawJson.of(node));
        }
    }

    /** JSON text of a list, also where a single value stands for it. */
    void jsonList(String name, @Nullable JsonNode node) {
        if (node != null && Fields.present(node)) {
            String json = RawJson.of(node);
            put(name, node.isArray() ? json : '[' + json + ']');
        }
    }

    /** Every simple value below the node under its dotted path, in WhatsApp's own names. */
    void flatten(String prefix, @Nullable JsonNode node) {
        flatten(prefix, node, false);
    }

    /** As {@link #flatten}, leaving out ids and words of people; of lists of people their number stays. */
    void flattenImpersonal(String prefix, @Nullable JsonNode node) {
        flatten(prefix, node, true);
    }

    private void flatten(String prefix, @Nullable JsonNode node, boolean impersonal) {
        if (node == null || !Fields.present(node)) {
            return;
        }
        if (prefix.length() > LONGEST_NAME) {
            put(prefix, impersonal ? RawJson.impersonal(node) : RawJson.of(node));
            return;
        }
        if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!impersonal || !RawJson.personal(field.getKey())) {
                    String name = CleanText.of(field.getKey());
                    flatten(prefix.isEmpty() ? name : prefix + '.' + name, field.getValue(), impersonal);
                }
            });
        } else if (node.isArray()) {
            if (impersonal && prefix.endsWith("participants")) {
                put(prefix, Integer.toString(node.size()));
                return;
            }
            for (int i = 0; i < node.size(); i++) {
                flatten(prefix + '[' + i + ']', node.get(i), impersonal);
            }
        } else {
            put(prefix, Fields.text(node));
        }
    }

    Map<String, String> toMap() {
        return Map.copyOf(values);
    }
}
