package io.puente.simulator.salesforce.org;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.PermissionGrant.Right;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.RecordId;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes rows, each after all its checks. Runs under the org's write lock. */
public final class RowWriter {
    private final Org org;
    private final BodyReader bodies;
    private final RowChecks checks;
    private final DerivedFields derived;
    private final SideEffects effects;

    RowWriter(Org org) {
        this.org = org;
        this.bodies = new BodyReader(org);
        this.checks = new RowChecks(org);
        this.derived = new DerivedFields(org);
        this.effects = new SideEffects(org);
    }

    /**
     * @return the id of the new row
     * @throws ApiException for the first reason to refuse; nothing is stored then
     */
    public String create(Caller caller, SObjectType type, ObjectNode body, Transaction tx) {
        if (!type.traits().createable()) {
            throw new ApiException("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be inserted: " + type);
        }
        may(caller, Right.CREATE, type);
        Map<Field, @Nullable Object> values = bodies.read(caller, type, body, true);
        tx.touch(type);
        Table table = org.tables().of(type);
        Row draft = new Row(table.nextId(), type.slots());
        values.forEach(draft::set);
        for (Field field : type.defaulted()) {
            if (draft.get(field) == null && !values.containsKey(field)) {
                draft.set(field, defaultOf(field));
            }
        }
        stamp(type, draft, caller, true);
        derived.onCreate(caller, table, draft, values);
        checks.onWrite(caller, table, draft, null, values.keySet());
        table.insert(draft, tx.undo());
        effects.onCreate(type, draft, values, tx);
        return draft.id();
    }

    /** @throws ApiException for the first reason to refuse; nothing is stored then */
    public void update(Caller caller, SObjectType type, Row stored, ObjectNode body, Transaction tx) {
        if (!type.traits().updateable()) {
            throw new ApiException("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be updated: " + type);
        }
        may(caller, Right.EDIT, type);
        Map<Field, @Nullable Object> values = bodies.read(caller, type, body, false);
        tx.touch(type);
        Table table = org.tables().of(type);
        Row draft = stored.copy();
        values.forEach(draft::set);
        stamp(type, draft, caller, false);
        derived.onUpdate(caller, table, draft, values);
        checks.onWrite(caller, table, draft, stored, values.keySet());
        table.replace(stored, draft, tx.undo());
        effects.onUpdate(type, stored, values, tx);
    }

    /** Deletes the row and its details. */
    public void delete(Caller caller, SObjectType type, Row row, Transaction tx) {
        if (!type.traits().deletable()) {
            throw new ApiException("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be deleted: " + type);
        }
        may(caller, Right.DELETE, type);
        tx.touch(type);
        checks.locks(type, row);
        effects.delete(type, row, tx);
    }

    /** A live row of that object by 15 or 18 character id. */
    public Row row(SObjectType type, String id) {
        String id18 = RecordId.normalise(id);
        if (id18 == null || !id18.startsWith(type.keyPrefix())) {
            throw new ApiException(
                    "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + id);
        }
        Table table = org.tables().of(type);
        Row row = table.get(id18);
        if (row == null) {
            throw table.inRecycleBin(id18)
                    ? new ApiException("ENTITY_IS_DELETED", "entity is deleted")
                    : new ApiException("NOT_FOUND", "The requested resource does not exist");
        }
        return row;
    }

    /** For rows that no client creates: profiles, permission sets, content documents. Nothing is checked. */
    public String insertBySystem(SObjectType type, String... namesAndValues) {
        return insertBySystem(type, new Transaction(), namesAndValues);
    }

    String insertBySystem(SObjectType type, Transaction tx, String... namesAndValues) {
        Table table = org.tables().of(type);
        Row row = new Row(table.nextId(), type.slots());
        for (Field field : type.fields()) {
            if (field.defaultValue() != null) {
                row.set(field, field.defaultValue());
            }
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.set(type.known(namesAndValues[i]), namesAndValues[i + 1]);
        }
        stamp(type, row, Caller.of(row.id()), true);
        table.insert(row, tx.undo());
        return row.id();
    }

    private void may(Caller caller, Right right, SObjectType type) {
        if (!org.access(caller.userId()).may(right, type)) {
            throw new ApiException(
                    "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id for " + type);
        }
    }

    private @Nullable Object defaultOf(Field field) {
        if (field.type() != FieldType.PICKLIST || field.defaultValue() != null) {
            return field.defaultValue();
        }
        List<PicklistValue> values = org.schema().valuesOf(field);
        return values.stream()
                .filter(PicklistValue::isDefault)
                .map(PicklistValue::value)
                .findFirst()
                .orElse(null);
    }

    private void stamp(SObjectType type, Row row, Caller caller, boolean created) {
        Instant now = org.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        if (created) {
            row.set(type.known("Id"), row.id());
            row.set(type.known("IsDeleted"), false);
            row.set(type.known("CreatedDate"), now);
            row.set(type.known("CreatedById"), caller.userId());
        }
        row.set(type.known("LastModifiedDate"), now);
        row.set(type.known("LastModifiedById"), caller.userId());
        row.set(type.known("SystemModstamp"), now);
    }
}
