package io.puente.simulator.dataverse.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.Condition;
import io.puente.simulator.dataverse.odata.QueryOptions;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code $select} and {@code $filter} over definitions that are JSON already. */
final class JsonQuery {
    private static final List<String> ALWAYS = List.of("@odata.type", "MetadataId");

    private JsonQuery() {}

    /** @param entity as named in errors */
    static boolean matches(ObjectNode json, @Nullable Condition condition, String entity) {
        if (condition == null) {
            return true;
        }
        if (condition instanceof Condition.And and) {
            return matches(json, and.left(), entity) && matches(json, and.right(), entity);
        }
        if (condition instanceof Condition.Or or) {
            return matches(json, or.left(), entity) || matches(json, or.right(), entity);
        }
        if (condition instanceof Condition.Not not) {
            return !matches(json, not.inner(), entity);
        }
        if (condition instanceof Condition.Compare compare) {
            JsonNode value = value(json, compare.left(), entity);
            boolean equal = equal(value, compare.right().value());
            return switch (compare.operator()) {
                case "eq" -> equal;
                case "ne" -> !equal;
                default -> throw unsupported();
            };
        }
        if (condition instanceof Condition.Match match) {
            String text = value(json, match.path(), entity).asText().toLowerCase(Locale.ROOT);
            String wanted = match.text().toLowerCase(Locale.ROOT);
            return switch (match.function()) {
                case "contains" -> text.contains(wanted);
                case "startswith" -> text.startsWith(wanted);
                default -> text.endsWith(wanted);
            };
        }
        throw unsupported();
    }

    private static ApiException unsupported() {
        return new ApiException(
                ErrorCode.BAD_URI, "Metadata queries support eq, ne, contains, startswith and endswith only.");
    }

    private static JsonNode value(ObjectNode json, Condition.Path path, String entity) {
        JsonNode value = json;
        for (String step : path.steps()) {
            if (!value.has(step)) {
                throw noProperty(step, entity);
            }
            value = value.path(step);
        }
        return value;
    }

    private static boolean equal(JsonNode value, @Nullable Object literal) {
        if (literal == null) {
            return value.isNull();
        }
        if (literal instanceof BigDecimal number) {
            return value.isNumber() && value.decimalValue().compareTo(number) == 0;
        }
        return value.asText().equals(literal.toString());
    }

    /** Only the selected properties, and what always comes. */
    static ObjectNode select(ObjectNode json, QueryOptions options, String entity) {
        if (options.select().isEmpty()) {
            return json;
        }
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        for (String name : ALWAYS) {
            if (json.has(name)) {
                selected.set(name, json.path(name));
            }
        }
        for (String name : options.select()) {
            if (!json.has(name)) {
                throw noProperty(name, entity);
            }
            selected.set(name, json.path(name));
        }
        return selected;
    }

    static ApiException noProperty(String name, String entity) {
        return new ApiException(
                ErrorCode.BAD_URI,
                "Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM." + entity + "'.");
    }
}
