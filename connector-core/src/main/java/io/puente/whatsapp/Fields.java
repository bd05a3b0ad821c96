package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forgiving access to JSON: missing, null, {@code ""} and {@code []} are the same; numbers and strings stand for each
 * other; a single value stands for a list of one.
 */
final class Fields {

    /** Beyond this many digits a number in exponent notation is not written out: 1e999999999 would fill the memory. */
    private static final int LONGEST_PLAIN_NUMBER = 100;

    private Fields() {}

    static boolean present(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return false;
        }
        return node.isTextual() ? !node.textValue().isEmpty() : !(node.isArray() && node.isEmpty());
    }

    static @Nullable JsonNode get(@Nullable JsonNode parent, String name) {
        JsonNode node = parent == null ? null : parent.get(name);
        return present(node) ? node : null;
    }

    static @Nullable JsonNode object(@Nullable JsonNode parent, String name) {
        JsonNode node = get(parent, name);
        if (node != null && node.isArray()) {
            node = node.get(0);
        }
        return node != null && node.isObject() ? node : null;
    }

    /** The value as it came but for {@link CleanText}; null if there is none or it is not a simple value. */
    static @Nullable String text(@Nullable JsonNode parent, String name) {
        return text(get(parent, name));
    }

    static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isTextual()) {
            return node.textValue().isEmpty() ? null : CleanText.of(node.textValue());
        }
        if (node.isBigDecimal()) {
            return plain(node.decimalValue());
        }
        if (node.isArray() && node.size() == 1 && node.get(0).isValueNode()) {
            return text(node.get(0));
        }
        return node.isNumber() || node.isBoolean() ? node.asText() : null;
    }

    static String textOr(@Nullable JsonNode parent, String name, String otherwise) {
        String text = text(parent, name);
        return text == null ? otherwise : text;
    }

    /** A value that names something: without space around it, null if nothing is left. */
    static @Nullable String id(@Nullable JsonNode parent, String name) {
        String text = text(parent, name);
        if (text == null) {
            return null;
        }
        String id = text.strip();
        return id.isEmpty() ? null : id;
    }

    static @Nullable String firstId(JsonNode parent, String... names) {
        for (String name : names) {
            String id = id(parent, name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    static boolean flag(@Nullable JsonNode parent, String name) {
        String text = id(parent, name);
        return "true".equalsIgnoreCase(text) || "1".equals(text);
    }

    /** A whole number of up to nine digits, otherwise 0. */
    static int number(@Nullable JsonNode parent, String name) {
        String text = id(parent, name);
        return text != null && text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    static int size(@Nullable JsonNode parent, String name) {
        JsonNode node = get(parent, name);
        if (node == null) {
            return 0;
        }
        return node.isArray() ? node.size() : 1;
    }

    /** The elements of a list; of a single value, that value. */
    static Iterable<JsonNode> items(@Nullable JsonNode parent, String name) {
        JsonNode node = get(parent, name);
        if (node == null) {
            return List.of();
        }
        return node.isArray() ? node : List.of(node);
    }

    private static String plain(BigDecimal number) {
        boolean huge = Math.abs((long) number.scale()) + number.precision() > LONGEST_PLAIN_NUMBER;
        return huge ? number.toString() : number.toPlainString();
    }
}
