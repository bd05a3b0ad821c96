package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fixtures with something broken in them, reproducible from a seed. */
final class MutatedBodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "[null]",
            "true",
            "0",
            "-1",
            "1e999999999",
            "1E-999999999",
            "99999999999999999999999999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"GB.70000000000000000009\"",
            "\"447700900999\"",
            "{\"id\":{}}",
            "{\"a\":[1,{\"b\":null}]}",
            "[\"x\",7,{\"id\":\"y\"}]",
            "\"" + "long ".repeat(200) + "\"",
            "[".repeat(300) + "]".repeat(300));

    private MutatedBodies() {}

    static byte[] flipBytes(byte[] body, Random random) {
        byte[] mutated = body.clone();
        for (int i = 0; mutated.length > 0 && i <= random.nextInt(4); i++) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    /** Drops or replaces up to three values anywhere; a body that is no JSON is returned as it is. */
    static byte[] changeValues(byte[] body, Random random) {
        try {
            JsonNode root = JSON.readTree(body);
            for (int i = 0; i <= random.nextInt(3); i++) {
                List<JsonNode> holders = new ArrayList<>();
                collect(root, holders);
                if (!holders.isEmpty()) {
                    change(holders.get(random.nextInt(holders.size())), random);
                }
            }
            return JSON.writeValueAsString(root).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException notJson) {
            return body;
        }
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode() && !node.isEmpty()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }

    private static void change(JsonNode holder, Random random) {
        boolean drop = random.nextInt(3) == 0;
        int at = random.nextInt(holder.size());
        if (holder instanceof ArrayNode list) {
            if (drop) {
                list.remove(at);
            } else {
                list.set(at, oddValue(random));
            }
        } else if (holder instanceof ObjectNode object) {
            String name = new ArrayList<>(object.properties()).get(at).getKey();
            if (drop) {
                object.remove(name);
            } else {
                object.set(name, oddValue(random));
            }
        }
    }

    private static JsonNode oddValue(Random random) {
        try {
            return JSON.readTree(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
