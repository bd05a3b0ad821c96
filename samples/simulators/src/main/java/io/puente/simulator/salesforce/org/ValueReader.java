package io.puente.simulator.salesforce.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.Schema;
import io.puente.simulator.salesforce.store.RecordId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a caller sent for one field into what a row holds, or says why not. */
final class ValueReader {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    // The parser's words for what it found in place of a scalar.
    private static final String OBJECT = "START_OBJECT value {";
    private static final String ARRAY = "START_ARRAY value [";

    private ValueReader() {}

    /** @return null for JSON null and for the empty string: both blank the field */
    static @Nullable Object read(Schema schema, Field field, JsonNode json) {
        if (json.isNull() || (json.isTextual() && json.textValue().isEmpty())) {
            if (field.type() == FieldType.BOOLEAN) {
                throw new ApiException(
                        "INVALID_TYPE_ON_FIELD_IN_RECORD",
                        field.label() + ": value not of required type: ",
                        field.name());
            }
            return null;
        }
        return switch (field.type()) {
            case STRING, TEXTAREA, PHONE, URL, MULTIPICKLIST -> text(field, json);
            case PICKLIST -> picklist(schema, field, json);
            case EMAIL -> email(field, json);
            case ID, REFERENCE -> id(field, json);
            case BOOLEAN -> bool(json);
            case INT, DOUBLE, CURRENCY, PERCENT -> number(field, json);
            case DATE -> DateTimes.readDate(scalar(json, "date")).orElseThrow(() -> unreadable("date", json));
            case DATETIME -> DateTimes.read(scalar(json, "datetime")).orElseThrow(() -> unreadable("datetime", json));
            case BASE64 -> bytes(field, json);
        };
    }

    private static String scalar(JsonNode json, String type) {
        if (!json.isTextual()) {
            throw unreadable(type, json);
        }
        return json.textValue();
    }

    private static ApiException unreadable(String type, JsonNode json) {
        String found = json.isObject()
                ? OBJECT
                : json.isArray()
                        ? ARRAY
                        : (json.isTextual()
                                        ? "VALUE_STRING"
                                        : json.isBoolean()
                                                ? "VALUE_" + json.asText().toUpperCase(Locale.ROOT)
                                                : json.isIntegralNumber() ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT")
                                + " value " + json.asText();
        return new ApiException("JSON_PARSER_ERROR", "Cannot deserialize instance of " + type + " from " + found);
    }

    private static @Nullable String text(Field field, JsonNode json) {
        String text = clean(scalar(json, "string"));
        if (text.isEmpty()) {
            return null;
        }
        boolean tooLong =
                field.is(FieldFlag.BYTE_LENGTH) ? escapedBytes(text) > field.length() : text.length() > field.length();
        if (tooLong) {
            String shown = text.length() > 255 ? text.substring(0, 255) : text;
            throw new ApiException(
                    "STRING_TOO_LONG",
                    field.label() + ": data value too large: " + shown + " (max length=" + field.length() + ")",
                    field.name());
        }
        return text;
    }

    /** Drops control characters except tab and line ends; a lone surrogate becomes a question mark. */
    static String clean(String text) {
        StringBuilder cleaned = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
            boolean lone = Character.isSurrogate(c) && !pair;
            if ((control || lone) && cleaned == null) {
                cleaned = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (pair) {
                if (cleaned != null) {
                    cleaned.append(c).append(text.charAt(i + 1));
                }
                i++;
            } else if (cleaned != null && !control) {
                cleaned.append(lone ? '?' : c);
            }
        }
        return cleaned == null ? text : cleaned.toString();
    }

    private static int escapedBytes(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        return escaped.getBytes(StandardCharsets.UTF_8).length;
    }

    private static @Nullable String picklist(Schema schema, Field field, JsonNode json) {
        String text = text(field, json);
        if (text == null) {
            return null;
        }
        List<PicklistValue> values = schema.valuesOf(field);
        for (PicklistValue value : values) {
            // The row shares the string of the schema.
            if (value.active() && value.value().equalsIgnoreCase(text)) {
                return value.value();
            }
        }
        if (field.is(FieldFlag.RESTRICTED)) {
            throw new ApiException(
                    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                    field.label() + ": bad value for restricted picklist field: " + text,
                    field.name());
        }
        return text;
    }

    private static @Nullable String email(Field field, JsonNode json) {
        String text = text(field, json);
        if (text != null && !EMAIL.matcher(text).matches()) {
            throw new ApiException(
                    "INVALID_EMAIL_ADDRESS", field.label() + ": invalid email address: " + text, field.name());
        }
        return text;
    }

    private static String id(Field field, JsonNode json) {
        String text = scalar(json, "string");
        String id = RecordId.normalise(text);
        if (id == null) {
            throw new ApiException(
                    "MALFORMED_ID", field.label() + ": id value of incorrect type: " + text, field.name());
        }
        return id;
    }

    private static Boolean bool(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isTextual() && Set.of("true", "false").contains(json.textValue())) {
            return Boolean.valueOf(json.textValue());
        }
        throw unreadable("boolean", json);
    }

    private static BigDecimal number(Field field, JsonNode json) {
        String type = field.type() == FieldType.INT ? "int" : "double";
        BigDecimal number;
        if (json.isNumber()) {
            number = json.decimalValue();
        } else {
            try {
                number = new BigDecimal(scalar(json, type));
            } catch (NumberFormatException e) {
                throw unreadable(type, json);
            }
        }
        BigDecimal rounded = number.setScale(field.type() == FieldType.INT ? 0 : field.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() - rounded.scale() > field.precision() - field.scale()) {
            throw new ApiException(
                    "NUMBER_OUTSIDE_VALID_RANGE",
                    field.label() + ": value outside of valid range on numeric field: " + number,
                    field.name());
        }
        return rounded;
    }

    private static byte[] bytes(Field field, JsonNode json) {
        if (json instanceof BinaryNode file) {
            return file.binaryValue();
        }
        try {
            return Base64.getMimeDecoder().decode(scalar(json, "base64Binary"));
        } catch (IllegalArgumentException e) {
            throw new ApiException("JSON_PARSER_ERROR", field.label() + ": not base64", field.name());
        }
    }
}
