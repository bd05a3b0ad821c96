package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.CascadeDelete;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;
import io.puente.simulator.state.UndoLog;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes rows by the platform's rules. Under the organisation's write lock. */
public final class RowWriter {
    private static final Set<String> GIVEN_BY_PLATFORM = Set.of("ownerid", "statecode");

    private final Organization org;
    private final UniqueValues unique;
    private final StateRules states;

    RowWriter(Organization org) {
        this.org = org;
        this.unique = new UniqueValues(org);
        this.states = new StateRules(org);
    }

    /**
     * @param wantedId the primary key that the client chose, or null
     * @param values by column; null clears. Columns that nobody may set are ignored, as the platform does
     * @throws ApiException for the first rule that is broken; nothing is changed then
     */
    public Row create(
            TableType type, @Nullable UUID wantedId, Map<Column, @Nullable Object> values, Caller caller, UndoLog tx) {
        if (wantedId != null && org.get(type, wantedId) != null) {
            throw new ApiException(ErrorCode.DUPLICATE_RECORD, "A record with matching key values already exists.");
        }
        Row row = new Row(type, wantedId == null ? UUID.randomUUID() : wantedId);
        org.rules().beforeWrite("Create", row, caller);
        checkSecured(
                values,
                ErrorCode.SECURED_ON_CREATE,
                "The user does not have create permissions to a secured field. The requested operation could not be"
                        + " completed.");
        defaults(row, caller);
        values.forEach((column, value) -> {
            if (column.creatable() && !column.equals(type.primaryId())) {
                row.set(column, value);
            }
        });
        if (row.get("overriddencreatedon") != null) {
            row.set("createdon", row.get("overriddencreatedon"));
        }
        states.onCreate(row, values);
        DerivedValues.onCreate(org, row);
        checkRequired(row);
        checkReferences(row, values);
        unique.check(row, null);
        if (caller.detectDuplicates()) {
            unique.checkDuplicates(row);
        }
        row.set("versionnumber", org.nextVersion());
        org.rows(type).insert(row, tx);
        return row;
    }

    private void defaults(Row row, Caller caller) {
        TableType type = row.type();
        row.set(type.primaryId(), row.id());
        for (Column column : type.columns()) {
            if (column.defaultValue() != null) {
                row.set(column, column.defaultValue());
            } else if (column.type() == ColumnType.BOOLEAN) {
                row.set(column, false);
            }
        }
        Instant now = org.now();
        Ref user = new Ref("systemuser", caller.userId());
        row.set("createdon", now);
        row.set("modifiedon", now);
        row.set("createdby", user);
        row.set("modifiedby", user);
        if (caller.realUserId() != null) {
            row.set("createdonbehalfby", new Ref("systemuser", caller.realUserId()));
        }
        row.set("ownerid", user);
    }

    private static void checkRequired(Row row) {
        if (row.type().name().equals("incident") && row.get("customerid") == null) {
            throw new ApiException(ErrorCode.REQUIRED_FIELD_MISSING, "You should specify a parent contact or account.");
        }
        for (Column column : row.type().columns()) {
            if (column.required().equals("SystemRequired")
                    && row.get(column) == null
                    && !GIVEN_BY_PLATFORM.contains(column.name())) {
                throw new ApiException(
                        ErrorCode.REQUIRED_FIELD_MISSING, "Required field '" + column.name() + "' is missing");
            }
        }
    }

    /** No profile of the simulator gives a secured column to anybody. */
    private static void checkSecured(Map<Column, @Nullable Object> values, ErrorCode code, String text) {
        if (values.keySet().stream().anyMatch(Column::secured)) {
            throw new ApiException(code, text);
        }
    }

    private void checkReferences(Row row, Map<Column, @Nullable Object> values) {
        values.values().forEach(value -> {
            if (value instanceof Ref ref && org.get(ref) == null) {
                throw new ApiException(
                        ErrorCode.OBJECT_DOES_NOT_EXIST, ref.table() + " With Id = " + ref.id() + " Does Not Exist");
            }
        });
        if (row.get("ownerid") instanceof Ref owner) {
            boolean user = owner.table().equals("systemuser");
            row.set("owninguser", user ? owner : null);
            row.set("owningteam", user ? null : owner);
            row.set("owningbusinessunit", org.administration().businessUnit());
        }
    }

    /** @param values as for {@link #create} */
    public void update(Row row, Map<Column, @Nullable Object> values, Caller caller, UndoLog tx) {
        org.rules().beforeWrite("Update", row, caller);
        checkSecured(
                values,
                ErrorCode.SECURED_ON_UPDATE,
                "The user doesn't have AttributePrivilegeUpdate and not granted shared access for a secured attribute"
                        + " during update operation");
        org.rowLocks().check(row.id());
        Map<Column, @Nullable Object> wanted = new LinkedHashMap<>();
        values.forEach((column, value) -> {
            if (column.updatable()) {
                wanted.put(column, value);
            }
        });
        checkReferences(row, wanted);
        states.onUpdate(row, wanted);
        Row draft = new Row(row.type(), row.id());
        row.type().columns().forEach(column -> draft.set(column, row.get(column)));
        wanted.forEach(draft::set);
        draft.set("modifiedon", org.now());
        draft.set("modifiedby", new Ref("systemuser", caller.userId()));
        DerivedValues.onUpdate(org, draft);
        checkRequired(draft);
        checkReferences(draft, Map.of());
        unique.check(draft, row);
        if (caller.detectDuplicates()) {
            unique.checkDuplicates(draft);
        }
        draft.set("versionnumber", org.nextVersion());
        replace(row, draft, tx);
    }

    /** Changes columns that no client may set. */
    void set(Row row, Map<String, ? extends @Nullable Object> values, UndoLog tx) {
        org.rows(row.type()).change(row, tx, () -> {
            values.forEach((name, value) -> row.set(name, value));
            row.set("modifiedon", org.now());
            row.set("versionnumber", org.nextVersion());
        });
    }

    private void replace(Row row, Row draft, UndoLog tx) {
        org.rows(row.type()).change(row, tx, () -> row.type().columns().forEach(c -> row.set(c, draft.get(c))));
    }

    /** Deletes the row and, by the rules of its relationships, what hangs on it. */
    public void delete(Row row, Caller caller, UndoLog tx) {
        org.rules().beforeWrite("Delete", row, caller);
        org.rowLocks().check(row.id());
        for (Relationship child : row.type().children()) {
            if (child.referencing().name().equals(Schema.ACTIVITY)) {
                continue;
            }
            for (Row detail : org.rows(child.referencing()).find(child.column(), row.ref())) {
                boolean mine = detail.get(child.column()) instanceof Ref ref
                        && ref.table().equals(row.type().name());
                if (!mine) {
                    continue;
                }
                if (child.onDelete() == CascadeDelete.CASCADE) {
                    delete(detail, caller, tx);
                } else if (child.onDelete() == CascadeDelete.RESTRICT) {
                    throw new ApiException(
                            ErrorCode.CANNOT_DELETE_REFERENCED,
                            "The object you tried to delete is associated with another object and cannot be deleted.");
                } else {
                    Map<String, @Nullable Object> cleared = new LinkedHashMap<>();
                    cleared.put(child.column().name(), null);
                    set(detail, cleared, tx);
                }
            }
        }
        org.rows(row.type()).delete(row, org.nextVersion(), tx);
    }

    /** Moves what hangs on the subordinate row to the master and leaves the subordinate inactive. */
    public void merge(Row master, Row subordinate, UndoLog tx) {
        for (Relationship child : subordinate.type().children()) {
            if (child.referencing().name().equals(Schema.ACTIVITY)
                    || child.column().name().equals("masterid")) {
                continue;
            }
            for (Row detail : org.rows(child.referencing()).find(child.column(), subordinate.ref())) {
                set(detail, Map.of(child.column().name(), master.ref()), tx);
            }
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        merged.put("merged", true);
        merged.put("masterid", master.ref());
        boolean incident = subordinate.type().name().equals("incident");
        merged.put("statecode", incident ? 2 : 1);
        merged.put("statuscode", incident ? 2_000 : 2);
        set(subordinate, merged, tx);
    }
}
