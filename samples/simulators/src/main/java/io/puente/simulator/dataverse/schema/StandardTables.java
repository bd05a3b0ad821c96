package io.puente.simulator.dataverse.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code tables.txt}: the standard tables with names, lengths and options as of Dataverse 9.2. A line
 * {@code table name set typecode id [name=column] [flags] "Label" "Labels"} starts a table; a line
 * {@code column type [length] [value=Label …] [flags]} adds a column to it.
 */
public final class StandardTables {
    private static final String FILE = "/io/puente/simulator/dataverse/tables.txt";
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
    private static final Pattern CHOICE = Pattern.compile("(\\d+)(?::(\\d+))?=(.+)");
    private static final Map<String, ColumnType> TYPES = Map.ofEntries(
            Map.entry("string", ColumnType.STRING),
            Map.entry("memo", ColumnType.MEMO),
            Map.entry("int", ColumnType.INTEGER),
            Map.entry("bigint", ColumnType.BIG_INT),
            Map.entry("decimal", ColumnType.DECIMAL),
            Map.entry("double", ColumnType.DOUBLE),
            Map.entry("bool", ColumnType.BOOLEAN),
            Map.entry("datetime", ColumnType.DATE_TIME),
            Map.entry("date", ColumnType.DATE),
            Map.entry("choice", ColumnType.PICKLIST),
            Map.entry("state", ColumnType.STATE),
            Map.entry("status", ColumnType.STATUS),
            Map.entry("lookup", ColumnType.LOOKUP),
            Map.entry("customer", ColumnType.CUSTOMER),
            Map.entry("owner", ColumnType.OWNER),
            Map.entry("guid", ColumnType.GUID),
            Map.entry("entityname", ColumnType.ENTITY_NAME));

    private StandardTables() {}

    /** @param marketing whether Customer Insights - Journeys with its consent tables is installed */
    public static Schema load(boolean marketing) {
        Schema schema = new Schema();
        TableType table = null;
        for (String line : lines()) {
            List<String> words = words(line);
            if (words.isEmpty() || words.get(0).startsWith("#")) {
                continue;
            }
            if (words.get(0).equals("table")) {
                table = words.get(1).startsWith("msdynmkt_") && !marketing ? null : table(schema, words);
            } else if (table != null) {
                Column column = column(words);
                Column inherited = table.column(column.name());
                if (inherited == null) {
                    table.add(column);
                } else {
                    table.replace(inherited, column);
                }
            }
        }
        schema.tables().forEach(schema::connect);
        return schema;
    }

    private static List<String> lines() {
        try (InputStream in = StandardTables.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group().replace("\"", ""));
        }
        return words;
    }

    private static TableType table(Schema schema, List<String> words) {
        String primaryName = "";
        for (String word : words) {
            if (word.startsWith("name=")) {
                primaryName = word.substring(5);
            }
        }
        int size = words.size();
        TableTraits traits = TableTraits.standard(
                        words.get(1), words.get(2), Integer.parseInt(words.get(3)), words.get(4))
                .named(primaryName, words.get(size - 2), words.get(size - 1))
                .with(
                        words.contains("owned"),
                        words.contains("activity"),
                        words.contains("regardable"),
                        words.contains("notes"),
                        words.contains("tracked"));
        TableType table = schema.add(traits);
        if (!traits.activity()) {
            SystemColumns.add(table);
        }
        return table;
    }

    private static Column column(List<String> words) {
        ColumnType type = TYPES.get(words.get(1));
        if (type == null) {
            throw new IllegalArgumentException("No such type of column: " + words);
        }
        Column column = new Column(words.get(0), type).label(SystemColumns.label(words.get(0)));
        List<Choice> choices = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (String word : words.subList(2, words.size())) {
            Matcher choice = CHOICE.matcher(word);
            if (choice.matches()) {
                int state = choice.group(2) == null ? -1 : Integer.parseInt(choice.group(2));
                choices.add(new Choice(Integer.parseInt(choice.group(1)), choice.group(3), state));
            } else if (word.matches("\\d+")) {
                column.maxLength(Integer.parseInt(word));
            } else if (!flag(column, word)) {
                targets.add(word);
            }
        }
        if (type == ColumnType.INTEGER) {
            column.range(BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE));
        }
        return column.choices(choices).targets(targets);
    }

    private static boolean flag(Column column, String word) {
        switch (word) {
            case "ro" -> column.writable(false, false);
            case "createonly" -> column.writable(true, false);
            case "writeonly" -> column.writeOnly();
            case "required" -> column.required("SystemRequired");
            case "business" -> column.required("ApplicationRequired");
            case "true" -> column.defaultValue(true);
            default -> {
                if (word.startsWith("schema=")) {
                    column.schemaName(word.substring(7));
                } else if (word.startsWith("default=")) {
                    column.defaultValue(Integer.valueOf(word.substring(8)));
                } else {
                    return false;
                }
            }
        }
        return true;
    }
}
