package io.puente.simulator.dataverse.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the definition of a new column and refuses what the platform refuses. */
final class ColumnReader {
    private static final Map<String, ColumnType> TYPES = Map.of(
            "StringAttributeMetadata", ColumnType.STRING,
            "MemoAttributeMetadata", ColumnType.MEMO,
            "IntegerAttributeMetadata", ColumnType.INTEGER,
            "BigIntAttributeMetadata", ColumnType.BIG_INT,
            "DecimalAttributeMetadata", ColumnType.DECIMAL,
            "DateTimeAttributeMetadata", ColumnType.DATE_TIME,
            "BooleanAttributeMetadata", ColumnType.BOOLEAN,
            "PicklistAttributeMetadata", ColumnType.PICKLIST,
            "FileAttributeMetadata", ColumnType.FILE,
            "LookupAttributeMetadata", ColumnType.LOOKUP);
    private static final int LONGEST_STRING = 4_000;
    private static final int LONGEST_MEMO = 1_048_576;

    private ColumnReader() {}

    static Column read(JsonNode json) {
        String metadataClass = json.path("@odata.type").asText().replaceFirst("^#?" + DefinitionJson.NAMESPACE, "");
        ColumnType type = TYPES.get(metadataClass);
        if (type == null) {
            throw bad("The attribute needs an @odata.type of " + TYPES.keySet() + "; it has '" + metadataClass + "'.");
        }
        if (type == ColumnType.DATE_TIME
                && json.path("DateTimeBehavior").path("Value").asText().equals("DateOnly")) {
            type = ColumnType.DATE;
        }
        String schemaName = json.path("SchemaName").asText();
        if (!schemaName.matches("[A-Za-z][A-Za-z0-9_]{0,99}")) {
            throw bad("The SchemaName '" + schemaName + "' of the attribute is not valid.");
        }
        Column column = new Column(schemaName.toLowerCase(Locale.ROOT), type)
                .schemaName(schemaName)
                .label(label(json.path("DisplayName"), schemaName))
                .description(label(json.path("Description"), ""))
                .required(json.path("RequiredLevel").path("Value").asText("None"))
                .custom();
        if (json.path("IsPrimaryName").asBoolean(false)) {
            column.primaryName();
        }
        specific(column, json);
        return column;
    }

    private static void specific(Column column, JsonNode json) {
        switch (column.type()) {
            case STRING, MEMO -> {
                int longest = column.type() == ColumnType.STRING ? LONGEST_STRING : LONGEST_MEMO;
                int length = json.path("MaxLength").asInt(0);
                if (length < 1 || length > longest) {
                    throw bad("The MaxLength of '" + column.name() + "' is " + length + "; allowed: 1 to " + longest
                            + ".");
                }
                column.maxLength(length)
                        .formatName(json.path("FormatName").path("Value").asText("Text"));
            }
            case INTEGER, DECIMAL, BIG_INT ->
                column.range(
                                bound(json, "MinValue", BigDecimal.valueOf(Integer.MIN_VALUE)),
                                bound(json, "MaxValue", BigDecimal.valueOf(Integer.MAX_VALUE)))
                        .precision(json.path("Precision").asInt(2));
            case BOOLEAN -> column.defaultValue(json.path("DefaultValue").asBoolean(false));
            case PICKLIST -> picklist(column, json);
            case FILE ->
                column.maxLength(json.path("MaxSizeInKB").asInt(32_768)).writable(false, false);
            default -> {}
        }
    }

    private static BigDecimal bound(JsonNode json, String name, BigDecimal otherwise) {
        return json.path(name).isNumber() ? json.path(name).decimalValue() : otherwise;
    }

    private static void picklist(Column column, JsonNode json) {
        JsonNode options = json.path("OptionSet").path("Options");
        List<Choice> choices = new ArrayList<>();
        Set<Integer> values = new HashSet<>();
        for (JsonNode option : options) {
            int value = option.path("Value").asInt(-1);
            if (value < 0 || !values.add(value)) {
                throw bad("The options of '" + column.name() + "' need different values of 0 or more; one is "
                        + option.path("Value") + ".");
            }
            choices.add(new Choice(value, label(option.path("Label"), String.valueOf(value)), -1));
        }
        if (choices.isEmpty()) {
            throw bad("'" + column.name() + "' needs an OptionSet with Options; the simulator has no global ones.");
        }
        column.choices(choices);
        if (json.path("DefaultFormValue").asInt(-1) >= 0) {
            column.defaultValue(json.path("DefaultFormValue").asInt());
        }
    }

    /** The text of a label in the base language. */
    static String label(JsonNode label, String otherwise) {
        JsonNode labels = label.path("LocalizedLabels");
        if (labels.isMissingNode() || labels.isEmpty()) {
            return otherwise;
        }
        for (JsonNode one : labels) {
            if (one.path("LanguageCode").asInt() == 1033) {
                return one.path("Label").asText();
            }
        }
        throw bad("The language " + labels.path(0).path("LanguageCode")
                + " of a label is not installed; installed: 1033.");
    }

    static ApiException bad(String message) {
        return new ApiException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
