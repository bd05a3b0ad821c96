package io.puente.simulator.dataverse.schema;

import java.util.List;
import java.util.Set;

/** The columns that the platform gives to every table, and the state columns of tables made by customers. */
public final class SystemColumns {
    private static final Set<String> BARE = Set.of("activityparty", Schema.PRINCIPAL);

    private SystemColumns() {}

    /** Primary key, audit columns, version and, for tables with an owner, the owner. */
    public static void add(TableType table) {
        table.add(new Column(table.traits().primaryId(), ColumnType.GUID)
                .label(table.traits().label())
                .required("SystemRequired")
                .writable(true, false));
        if (!table.name().equals(Schema.PRINCIPAL)) {
            table.add(readOnly("versionnumber", ColumnType.BIG_INT));
        }
        if (BARE.contains(table.name())) {
            return;
        }
        table.add(readOnly("createdon", ColumnType.DATE_TIME));
        table.add(readOnly("modifiedon", ColumnType.DATE_TIME));
        table.add(user("createdby"));
        table.add(user("modifiedby"));
        table.add(user("createdonbehalfby"));
        table.add(new Column("overriddencreatedon", ColumnType.DATE_TIME)
                .label("Record Created On")
                .writable(true, false));
        table.add(new Column("importsequencenumber", ColumnType.INTEGER)
                .label("Import Sequence Number")
                .writable(true, false));
        if (table.traits().userOwned()) {
            table.add(new Column("ownerid", ColumnType.OWNER)
                    .label("Owner")
                    .required("SystemRequired")
                    .targets(List.of("systemuser", "team")));
            table.add(lookup("owninguser", "systemuser"));
            table.add(lookup("owningteam", "team"));
            table.add(lookup("owningbusinessunit", "businessunit"));
        }
    }

    /** Active and Inactive. */
    public static void addState(TableType table) {
        table.add(new Column("statecode", ColumnType.STATE)
                .label("Status")
                .required("SystemRequired")
                .choices(List.of(new Choice(0, "Active", -1), new Choice(1, "Inactive", -1))));
        table.add(new Column("statuscode", ColumnType.STATUS)
                .label("Status Reason")
                .choices(List.of(new Choice(1, "Active", 0), new Choice(2, "Inactive", 1))));
    }

    private static Column readOnly(String name, ColumnType type) {
        return new Column(name, type).label(label(name)).writable(false, false);
    }

    private static Column user(String name) {
        return lookup(name, "systemuser");
    }

    private static Column lookup(String name, String target) {
        return readOnly(name, ColumnType.LOOKUP).targets(List.of(target));
    }

    static String label(String name) {
        String words =
                name.replaceAll("^[a-z]+_", "").replaceAll("(code|id)$", "").replace('_', ' ');
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
