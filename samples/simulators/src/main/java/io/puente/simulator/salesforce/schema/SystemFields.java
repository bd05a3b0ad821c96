package io.puente.simulator.salesforce.schema;

import java.util.List;

/** The fields that the org itself keeps on every row, standard or custom. */
public final class SystemFields {
    private SystemFields() {}

    public static FieldBuilder id() {
        return system("Id", "Record ID", FieldType.ID).with(FieldFlag.ID_LOOKUP);
    }

    /** Absent on objects that belong to a parent: who may see the parent may see them. */
    public static FieldBuilder owner() {
        return new FieldBuilder("OwnerId", "Owner ID", FieldType.REFERENCE)
                .with(FieldFlag.REQUIRED, FieldFlag.DEFAULTED, FieldFlag.SYSTEM)
                .refersTo(List.of("Group", "User"), "Owner", null);
    }

    public static List<FieldBuilder> audit() {
        return List.of(
                system("IsDeleted", "Deleted", FieldType.BOOLEAN),
                system("CreatedDate", "Created Date", FieldType.DATETIME),
                user("CreatedById", "Created By ID", "CreatedBy"),
                system("LastModifiedDate", "Last Modified Date", FieldType.DATETIME),
                user("LastModifiedById", "Last Modified By ID", "LastModifiedBy"),
                system("SystemModstamp", "System Modstamp", FieldType.DATETIME));
    }

    private static FieldBuilder user(String name, String label, String relationship) {
        return system(name, label, FieldType.REFERENCE).refersTo(List.of("User"), relationship, null);
    }

    private static FieldBuilder system(String name, String label, FieldType type) {
        return new FieldBuilder(name, label, type)
                .with(FieldFlag.REQUIRED, FieldFlag.DEFAULTED, FieldFlag.SYSTEM)
                .readOnly();
    }
}
