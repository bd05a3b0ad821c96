package io.puente.simulator.dataverse.org;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns JSON into what a column stores, and refuses what the column does not take. */
public final class ValueReader {
    // The database's own range for date and time.
    private static final Instant EARLIEST = Instant.parse("1753-01-01T00:00:00Z");

    private ValueReader() {}

    /** @throws ApiException with the platform's code for a wrong type, a length, a range or an option */
    public static @Nullable Object read(TableType table, Column column, JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        return switch (column.type()) {
            case STRING, MEMO, ENTITY_NAME -> text(table, column, json);
            case INTEGER -> whole(table, column, json);
            case BIG_INT -> json.isIntegralNumber() ? Long.valueOf(json.longValue()) : wrong(table, column, json);
            case DECIMAL, DOUBLE -> decimal(table, column, json);
            case BOOLEAN -> json.isBoolean() ? Boolean.valueOf(json.booleanValue()) : wrong(table, column, json);
            case DATE_TIME -> instant(table, column, json);
            case DATE -> date(table, column, json);
            case PICKLIST, STATE, STATUS -> option(table, column, json);
            case GUID -> guid(table, column, json);
            case LOOKUP, CUSTOMER, OWNER, FILE ->
                throw payload(
                        table,
                        "The property '" + column.name()
                                + "' cannot be set with a value; use '<navigation property>@odata.bind' or the"
                                + " column's own address.");
        };
    }

    private static Object text(TableType table, Column column, JsonNode json) {
        if (!json.isTextual()) {
            return wrong(table, column, json);
        }
        String text = json.textValue();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw payload(table, "'" + column.name() + "' contains an invalid character at index " + i + ".");
            }
            i += pair ? 1 : 0;
        }
        if (column.maxLength() > 0 && text.length() > column.maxLength()) {
            throw new ApiException(
                    ErrorCode.STRING_TOO_LONG,
                    "A validation error occurred.  The length of the '" + column.name() + "' attribute of the '" + table
                            + "' entity exceeded the maximum allowed length of '" + column.maxLength() + "'.");
        }
        return text;
    }

    private static Object whole(TableType table, Column column, JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
            return wrong(table, column, json);
        }
        inRange(table, column, BigDecimal.valueOf(json.intValue()));
        return json.intValue();
    }

    private static Object decimal(TableType table, Column column, JsonNode json) {
        if (!json.isNumber()) {
            return wrong(table, column, json);
        }
        BigDecimal value = json.decimalValue();
        inRange(table, column, value);
        return value.setScale(Math.max(column.precision(), 0), RoundingMode.HALF_EVEN);
    }

    private static void inRange(TableType table, Column column, BigDecimal value) {
        BigDecimal min = column.min();
        BigDecimal max = column.max();
        if ((min != null && value.compareTo(min) < 0) || (max != null && value.compareTo(max) > 0)) {
            throw new ApiException(
                    ErrorCode.OUT_OF_RANGE,
                    "A validation error occurred. The value " + value.toPlainString() + " of '" + column.name()
                            + "' on record of type '" + table + "' is outside the valid range.");
        }
    }

    private static Object instant(TableType table, Column column, JsonNode json) {
        try {
            Instant value = OffsetDateTime.parse(json.isTextual() ? json.textValue() : "")
                    .toInstant();
            if (value.isBefore(EARLIEST)) {
                throw new ApiException(
                        ErrorCode.OUT_OF_RANGE,
                        "DateTime is less than minimum value supported by CrmDateTime. Actual value: " + value
                                + ", Minimum value supported: 01/01/1753 00:00:00");
            }
            // Stored to the second.
            return Instant.ofEpochSecond(value.getEpochSecond());
        } catch (DateTimeException e) {
            return wrong(table, column, json);
        }
    }

    private static Object date(TableType table, Column column, JsonNode json) {
        try {
            return LocalDate.parse(json.isTextual() ? json.textValue() : "");
        } catch (DateTimeException e) {
            return wrong(table, column, json);
        }
    }

    private static Object option(TableType table, Column column, JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
            return wrong(table, column, json);
        }
        if (column.choice(json.intValue()) == null) {
            String allowed = column.choices().stream()
                    .map(Choice::value)
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
            throw new ApiException(
                    ErrorCode.OPTION_OUT_OF_RANGE,
                    "A validation error occurred. The value " + json.intValue() + " of '" + column.name()
                            + "' on record of type '" + table + "' is outside the valid range. Accepted Values: "
                            + allowed);
        }
        return json.intValue();
    }

    private static Object guid(TableType table, Column column, JsonNode json) {
        UUID id = json.isTextual() ? parseGuid(json.textValue()) : null;
        return id == null ? wrong(table, column, json) : id;
    }

    /** @return null if this is none */
    public static @Nullable UUID parseGuid(String text) {
        String bare = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        return bare.matches("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}") ? UUID.fromString(bare) : null;
    }

    private static Object wrong(TableType table, Column column, JsonNode json) {
        throw payload(
                table,
                "Cannot convert the literal '" + (json.isValueNode() ? json.asText() : json.getNodeType())
                        + "' to the expected type '" + column.type().edm() + "' of '" + column.name() + "'.");
    }

    /** What the platform says about a body that it cannot take. */
    public static ApiException payload(TableType table, String inner) {
        return new ApiException(
                ErrorCode.BAD_PAYLOAD,
                "Error identified in Payload provided by the user for Entity :'"
                        + table.traits().setName()
                        + "', For more information on this error please follow this help link"
                        + " https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException :"
                        + " Microsoft.OData.ODataException: " + inner);
    }
}
