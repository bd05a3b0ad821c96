package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.ApiException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces {@code @{name.path}} by what an earlier call of the same composite answered. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("@\\{([A-Za-z0-9_]+)((?:\\.\\w+|\\[\\d+])*)}");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

    private final Map<String, JsonNode> answers = new HashMap<>();

    void put(String name, @Nullable JsonNode body) {
        answers.put(name, body == null ? JsonNodeFactory.instance.missingNode() : body);
    }

    /** @throws ApiException PROCESSING_HALTED if the reference leads nowhere */
    String resolve(String text) {
        if (!text.contains("@{")) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(value(matcher.group(1), matcher.group(2))));
        }
        return matcher.appendTail(out).toString();
    }

    private String value(String name, String path) {
        JsonNode node = answers.getOrDefault(name, JsonNodeFactory.instance.missingNode());
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            node = step.group(1) == null ? node.path(Integer.parseInt(step.group(2))) : node.path(step.group(1));
        }
        if (!node.isValueNode() || node.isNull()) {
            throw new ApiException(
                    "PROCESSING_HALTED",
                    "Invalid reference specified. No value for " + name + path + " found in " + name
                            + ". Provided reference or alias must be valid.");
        }
        return node.asText();
    }

    /** A copy with every text resolved. */
    JsonNode resolve(JsonNode json) {
        if (json.isTextual()) {
            return JsonNodeFactory.instance.textNode(resolve(json.textValue()));
        }
        if (json.isObject()) {
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            json.fields().forEachRemaining(entry -> out.set(entry.getKey(), resolve(entry.getValue())));
            return out;
        }
        if (json.isArray()) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> out.add(resolve(item)));
            return out;
        }
        return json;
    }
}
