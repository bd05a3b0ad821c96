package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Describes tables by their logical names, as our user sees them. */
public final class DynamicsSchemaReader implements SchemaReader {
    private static final List<ObjectName> PEOPLE = List.of(
            new ObjectName("contact"),
            new ObjectName("account"),
            new ObjectName("systemuser"),
            new ObjectName("queue"),
            new ObjectName("lead"));

    private final DynamicsApi api;
    private final Tables tables;
    /** Columns that a profile keeps from our user: the platform refuses those; what nobody may write, it ignores. */
    private final Set<FieldSchema> kept = ConcurrentHashMap.newKeySet();

    public DynamicsSchemaReader(DynamicsApi api, Tables tables) {
        this.api = api;
        this.tables = tables;
    }

    /** What depends on the kind of column is read by kind. */
    private record Details(Map<String, Integer> lengths, Set<String> days, Choices choices, ColumnSecurity security) {}

    @Override
    public Optional<ObjectSchema> describe(ObjectName object) throws TargetFailure, InterruptedException {
        Optional<Table> found = tables.find(object.value(), Purpose.SCHEMA);
        return found.isEmpty() ? Optional.empty() : Optional.of(schema(found.get()));
    }

    @Override
    public void forget(ObjectName object) {
        tables.forget(object.value());
    }

    @Override
    public Optional<String> taken(FieldSchema field, FieldValue value) {
        return value.match(new DynamicsValues(field));
    }

    @Override
    public boolean refusesReadOnly(FieldSchema field) {
        return kept.contains(field);
    }

    private ObjectSchema schema(Table table) throws TargetFailure, InterruptedException {
        Map<String, Integer> lengths = new HashMap<>();
        for (String kind : List.of("StringAttributeMetadata", "MemoAttributeMetadata")) {
            for (JsonNode column : kind(table, kind, "MaxLength")) {
                lengths.put(
                        column.path("LogicalName").asText(),
                        column.path("MaxLength").asInt());
            }
        }
        Set<String> days = new HashSet<>();
        for (JsonNode column : kind(table, "DateTimeAttributeMetadata", "Format")) {
            if (column.path("Format").asText().equals("DateOnly")) {
                days.add(column.path("LogicalName").asText());
            }
        }
        Details details = new Details(lengths, days, tables.choices(table.name()), ColumnSecurity.of(api, table));
        List<FieldSchema> fields = new ArrayList<>();
        for (TableColumn column : table.columns().values()) {
            if (!table.party(column.name())) {
                FieldSchema field = field(table, column, details);
                ColumnSecurity.Right right = details.security().of(column);
                if ((column.creatable() && !right.create()) || (column.updatable() && !right.update())) {
                    kept.add(field);
                }
                fields.add(field);
            }
        }
        if (table.activity()) {
            Table.PARTIES.keySet().stream().sorted().forEach(name -> fields.add(party(name)));
        }
        return new ObjectSchema(new ObjectName(table.name()), table.label(), fields);
    }

    private JsonNode kind(Table table, String kind, String property) throws TargetFailure, InterruptedException {
        String resource = "/EntityDefinitions(LogicalName='" + table.name() + "')/Attributes/Microsoft.Dynamics.CRM."
                + kind + "?$select=LogicalName," + property;
        return api.json(DynamicsCall.get(Purpose.SCHEMA, api.path(resource))).path("value");
    }

    private static FieldSchema field(Table table, TableColumn column, Details details) {
        FieldType type = type(column, details.days());
        // The connector sets state and status by whatever request they need.
        boolean state = RecordJson.STATE.contains(column.name());
        ColumnSecurity.Right right = details.security().of(column);
        return new FieldSchema(
                column.name(),
                column.label(),
                type,
                type == FieldType.TEXT ? details.lengths().getOrDefault(column.name(), 0) : 0,
                column.required() && column.creatable() && !state,
                (column.creatable() && right.create()) || state,
                (column.updatable() && right.update()) || state,
                table.unique(column.name()),
                type == FieldType.PICKLIST,
                type == FieldType.PICKLIST ? details.choices().words(column.name()) : List.of(),
                table.navigations().getOrDefault(column.name(), Map.of()).keySet().stream()
                        .sorted()
                        .map(ObjectName::new)
                        .toList());
    }

    /** An update leaves parties alone, so that it is not hindered by them. */
    private static FieldSchema party(String name) {
        return new FieldSchema(name, name, FieldType.REFERENCE, 0, false, true, true, false, false, List.of(), PEOPLE);
    }

    private static FieldType type(TableColumn column, Set<String> days) {
        return switch (column.type()) {
            case "String", "Memo" -> FieldType.TEXT;
            case "Integer", "BigInt", "Decimal", "Double", "Money" -> FieldType.NUMBER;
            case "Boolean" -> FieldType.FLAG;
            case "DateTime" -> days.contains(column.name()) ? FieldType.DATE : FieldType.INSTANT;
            case "Picklist", "State", "Status" -> FieldType.PICKLIST;
            case "Lookup", "Customer", "Owner" -> FieldType.REFERENCE;
            default -> FieldType.OTHER;
        };
    }
}
