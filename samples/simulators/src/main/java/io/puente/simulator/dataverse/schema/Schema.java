package io.puente.simulator.dataverse.schema;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of an environment and how they are related. Changes only under the organisation's lock. */
public final class Schema {
    public static final String ACTIVITY = "activitypointer";
    /** What owners have in common; has no rows of its own. */
    public static final String PRINCIPAL = "principal";

    private static final List<String> OWNERS = List.of("systemuser", "team");

    private final Map<String, TableType> tables = new LinkedHashMap<>();
    private final Map<String, TableType> bySet = new LinkedHashMap<>();

    public Collection<TableType> tables() {
        return Collections.unmodifiableCollection(tables.values());
    }

    public @Nullable TableType table(String logicalName) {
        return tables.get(logicalName);
    }

    /** @throws IllegalArgumentException for a table that this environment lacks */
    public TableType known(String logicalName) {
        TableType table = tables.get(logicalName);
        if (table == null) {
            throw new IllegalArgumentException("This environment has no table " + logicalName);
        }
        return table;
    }

    public @Nullable TableType bySet(String setName) {
        return bySet.get(setName);
    }

    public List<TableType> activities() {
        return tables.values().stream().filter(t -> t.traits().activity()).toList();
    }

    /** Adds a table without columns; an activity table starts with what all activities share. */
    public TableType add(TableTraits traits) {
        TableType table = new TableType(traits);
        if (traits.activity()) {
            table.inherit(known(ACTIVITY));
        }
        tables.put(traits.name(), table);
        bySet.put(traits.setName(), table);
        return table;
    }

    public void remove(TableType table) {
        for (TableType other : tables.values()) {
            other.parents().stream()
                    .filter(r -> r.referenced() == table)
                    .toList()
                    .forEach(other::removeParent);
            other.children().stream()
                    .filter(r -> r.referencing() == table)
                    .toList()
                    .forEach(other::removeChild);
        }
        tables.remove(table.name());
        bySet.remove(table.traits().setName());
    }

    /** Relates a table to the targets of its reference columns, and to what refers to all tables of its kind. */
    public void connect(TableType table) {
        for (Column column : table.columns()) {
            if (column.type() == ColumnType.OWNER) {
                relate(table, column, known(PRINCIPAL), CascadeDelete.RESTRICT);
            }
            for (String target : column.targets()) {
                TableType referenced = tables.get(target);
                if (referenced != null && column.type() != ColumnType.OWNER) {
                    relate(table, column, referenced, onDelete(table, column));
                }
            }
        }
        if (table.traits().hasActivities()) {
            connectAll(activities(), "regardingobjectid", table);
            connectAll(List.of(known(ACTIVITY)), "regardingobjectid", table);
        }
        if (table.traits().hasNotes()) {
            connectAll(List.of(known("annotation")), "objectid", table);
        }
        if (table.traits().activity()) {
            for (TableType regarding : tables.values()) {
                if (regarding.traits().hasActivities()) {
                    connectAll(List.of(table), "regardingobjectid", regarding);
                }
            }
            connectAll(List.of(known("activityparty")), "activityid", table);
            connectAll(List.of(known("queueitem")), "objectid", table);
        }
    }

    private void connectAll(Collection<TableType> referencing, String column, TableType target) {
        for (TableType table : referencing) {
            Column reference = table.column(column);
            if (reference != null) {
                relate(table, reference, target, CascadeDelete.CASCADE);
            }
        }
    }

    private static CascadeDelete onDelete(TableType table, Column column) {
        boolean parental = table.name().equals("incident") && column.type() == ColumnType.CUSTOMER
                || column.name().equals("activityid")
                || (table.name().equals("incidentresolution") && column.name().equals("incidentid"));
        return parental ? CascadeDelete.CASCADE : CascadeDelete.REMOVE_LINK;
    }

    private static void relate(TableType table, Column column, TableType target, CascadeDelete onDelete) {
        String name = navigation(table, column, target);
        String collection = collection(table, column, target);
        relate(new Relationship(
                collection,
                table,
                column,
                target,
                name,
                collection,
                onDelete,
                table.traits().custom(),
                UUID.nameUUIDFromBytes((collection + "." + name).getBytes(StandardCharsets.UTF_8))));
    }

    /** Adds a relationship whose names are given. */
    public static void relate(Relationship relationship) {
        relationship.referencing().addParent(relationship);
        if (!relationship.referenced().name().equals(PRINCIPAL)) {
            relationship.referenced().addChild(relationship);
        }
    }

    /** The rule the platform follows when it names the property; clients must read it, never build it. */
    public static String navigation(TableType table, Column column, TableType target) {
        String name = column.schemaName();
        boolean single = column.type() == ColumnType.OWNER
                || (column.type() == ColumnType.LOOKUP && column.targets().size() == 1);
        if (!single) {
            name += "_" + target.name();
        }
        return table.traits().activity() ? name + "_" + table.name() : name;
    }

    private static String collection(TableType table, Column column, TableType target) {
        String other = target.name();
        return switch (column.name()) {
            case "objectid" ->
                table.name().equals("annotation")
                        ? upper(other) + "_Annotation"
                        : other + "_" + upper(table.name()) + "s";
            case "regardingobjectid" ->
                table.name().equals(ACTIVITY) ? other + "_activity_pointers" : other + "_" + table.name() + "s";
            case "activityid" -> other + "_activity_parties";
            default -> other + "_" + table.name() + "_" + column.name();
        };
    }

    private static String upper(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Whether a row of this table may stand where the relationship leads. */
    public static boolean accepts(Relationship relationship, TableType table) {
        TableType wanted = relationship.referenced();
        return wanted == table
                || (wanted.name().equals(PRINCIPAL) && OWNERS.contains(table.name()))
                || (wanted.name().equals(ACTIVITY) && table.traits().activity());
    }
}
