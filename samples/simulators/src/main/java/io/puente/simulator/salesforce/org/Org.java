package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.schema.Schema;
import io.puente.simulator.salesforce.schema.StandardObjects;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import io.puente.simulator.salesforce.store.Tables;
import io.puente.simulator.state.StateLock;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One org: its schema, rows, users and rules. Every access to rows runs inside {@link #read} or {@link #write}; the
 * methods for administrators take the lock themselves. Thread-safe under that rule.
 */
public final class Org {
    private final StateLock lock = StateLock.fast();
    private final Clock clock;
    private final RowLocks rowLocks = new RowLocks();
    private final Map<String, PermissionGrant> grants = new LinkedHashMap<>();
    private final Map<String, Access> accessByUser = new HashMap<>();
    private final List<ValidationRule> validationRules = new ArrayList<>();
    private final List<DuplicateRule> duplicateRules = new ArrayList<>();
    private final RowWriter writer;
    private final Administration administration;
    private Tables tables;

    public Org(Clock clock) {
        this.clock = clock;
        this.tables = new Tables(StandardObjects.load());
        this.writer = new RowWriter(this);
        this.administration = new Administration(this);
        administration.found();
    }

    public <T> T read(Supplier<T> work) {
        return lock.read(work);
    }

    public <T> T write(Supplier<T> work) {
        return lock.write(work);
    }

    /** Users, queues, rules and picklists: what an administrator does in Setup. */
    public Administration administration() {
        return administration;
    }

    /** Fields and objects, changed as in Setup. */
    public Customization customization() {
        return new Customization(this);
    }

    public RowLocks rowLocks() {
        return rowLocks;
    }

    public RowWriter writer() {
        return writer;
    }

    public Clock clock() {
        return clock;
    }

    public Tables tables() {
        return tables;
    }

    public Schema schema() {
        return tables.schema();
    }

    /** Takes over a schema that was derived from the current one. Under {@link #write}. */
    public void evolve(Schema schema) {
        tables.evolve(schema);
    }

    /** As after start: the standard objects, the first users and queues, no rules. */
    public void reset() {
        write(() -> {
            tables = new Tables(StandardObjects.load());
            grants.clear();
            accessByUser.clear();
            validationRules.clear();
            duplicateRules.clear();
            rowLocks.clear();
            administration.found();
            return true;
        });
    }

    /** Makes a permission set grant this from now on, and nothing else. Under {@link #write}. */
    public void grant(PermissionGrant grant) {
        grants.put(grant.name(), grant);
        forgetAccess();
    }

    /** Changes what every permission set grants. Under {@link #write}. */
    void changeGrants(UnaryOperator<PermissionGrant> change) {
        grants.replaceAll((name, grant) -> change.apply(grant));
        forgetAccess();
    }

    List<ValidationRule> validationRules() {
        return validationRules;
    }

    List<DuplicateRule> duplicateRules() {
        return duplicateRules;
    }

    public Access access(String userId) {
        synchronized (accessByUser) {
            return accessByUser.computeIfAbsent(userId, this::computeAccess);
        }
    }

    /** Assignments or grants have changed. */
    public void forgetAccess() {
        synchronized (accessByUser) {
            accessByUser.clear();
        }
    }

    private Access computeAccess(String userId) {
        Table assignments = tables.of("PermissionSetAssignment");
        Table sets = tables.of("PermissionSet");
        Field assignee = assignments.type().known("AssigneeId");
        Field set = assignments.type().known("PermissionSetId");
        Field name = sets.type().known("Name");
        List<PermissionGrant> granted = new ArrayList<>();
        for (Row assignment : assignments.find(assignee, userId)) {
            String setId = assignment.text(set);
            Row row = setId == null ? null : sets.get(setId);
            PermissionGrant grant = row == null ? null : grants.get(row.text(name));
            if (grant != null) {
                granted.add(grant);
            }
        }
        return new Access(administration.isAdministrator(userId), granted);
    }

    /** What the API shows in a field of a row: calculated fields follow their path. */
    public @Nullable Object value(SObjectType type, Row row, Field field) {
        String source = field.source();
        if (source == null) {
            return row.get(field);
        }
        int dot = source.indexOf('.');
        Field reference = type.relationship(source.substring(0, dot));
        String parentId = reference == null ? null : row.text(reference);
        Row parent = parentId == null ? null : tables.byId(parentId);
        SObjectType parentType = parentId == null ? null : schema().typeOfId(parentId);
        Field target = parentType == null ? null : parentType.field(source.substring(dot + 1));
        return parent == null || target == null ? null : parent.get(target);
    }
}
