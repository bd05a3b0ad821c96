package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.schema.DeleteRule;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can refuse a row whose fields are each valid by themselves. */
final class RowChecks {
    private final Org org;
    private final DuplicateCheck duplicates;

    RowChecks(Org org) {
        this.org = org;
        this.duplicates = new DuplicateCheck(org);
    }

    /** @param stored the row before an update, null on create */
    void onWrite(Caller caller, Table table, Row draft, @Nullable Row stored, Set<Field> written) {
        SObjectType type = table.type();
        required(type, draft, stored, written);
        references(type, draft, stored);
        unique(table, draft, stored);
        pairs(table, draft, stored);
        if (stored != null) {
            locks(type, stored);
        }
        locksOfParents(type, draft);
        duplicates.check(caller, table, draft);
        validationRules(type, draft);
    }

    private static void required(SObjectType type, Row draft, @Nullable Row stored, Set<Field> written) {
        List<String> missing = new ArrayList<>();
        for (Field field : type.requiredOnCreate()) {
            if (draft.get(field) == null && (stored == null || written.contains(field))) {
                missing.add(field.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new ApiException(ApiError.of(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [" + String.join(", ", missing) + "]",
                    missing.toArray(String[]::new)));
        }
    }

    private void references(SObjectType type, Row draft, @Nullable Row stored) {
        for (Field field : type.fields()) {
            if (field.type() != FieldType.REFERENCE || field.referenceTo().isEmpty()) {
                continue;
            }
            String id = draft.text(field);
            String before = stored == null ? null : stored.text(field);
            if (id == null || id.equals(before) || (field.is(FieldFlag.SYSTEM) && !field.is(FieldFlag.UPDATEABLE))) {
                continue;
            }
            SObjectType parent = org.schema().typeOfId(id);
            if (parent == null || !field.mayReferTo(parent.name())) {
                throw new ApiException(
                        "FIELD_INTEGRITY_EXCEPTION",
                        field.label() + ": id value of incorrect type: " + id,
                        field.name());
            }
            Table parents = org.tables().of(parent);
            if (parents.get(id) == null) {
                throw parents.inRecycleBin(id)
                        ? new ApiException("ENTITY_IS_DELETED", "entity is deleted")
                        : new ApiException("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name());
            }
            if (stored != null
                    && before != null
                    && field.is(FieldFlag.MASTER_DETAIL)
                    && !field.is(FieldFlag.REPARENTABLE)) {
                throw new ApiException(
                        "INVALID_FIELD_FOR_INSERT_UPDATE",
                        "Unable to create/update fields: " + field.name()
                                + ". Please check the security settings of this field and verify that it is"
                                + " read/write for your profile or permission set.",
                        field.name());
            }
            if (field.name().equals("OwnerId") && parent.name().equals("Group")) {
                queueServes(type, id);
            }
        }
    }

    private void queueServes(SObjectType type, String queueId) {
        Table served = org.tables().of("QueueSobject");
        Field object = served.type().known("SobjectType");
        if (served.find(served.type().known("QueueId"), queueId).stream()
                .noneMatch(row -> type.name().equals(row.text(object)))) {
            throw new ApiException("INVALID_OPERATION", "Queue not associated with this SObject type", "OwnerId");
        }
    }

    private static void unique(Table table, Row draft, @Nullable Row stored) {
        for (Field field : table.type().indexed()) {
            if (!field.is(FieldFlag.UNIQUE)) {
                continue;
            }
            for (Row other : table.find(field, draft.get(field))) {
                if (other != stored) {
                    throw new ApiException(
                            "DUPLICATE_VALUE",
                            "duplicate value found: " + field.name() + " duplicates value on record with id: "
                                    + other.id().substring(0, 15));
                }
            }
        }
    }

    /** Join objects hold each pair of parents once. */
    private static void pairs(Table table, Row draft, @Nullable Row stored) {
        SObjectType type = table.type();
        Field first;
        Field second;
        switch (type.name()) {
            case "PermissionSetAssignment" -> {
                first = type.known("AssigneeId");
                second = type.known("PermissionSetId");
            }
            case "ContentDocumentLink" -> {
                first = type.known("ContentDocumentId");
                second = type.known("LinkedEntityId");
            }
            default -> {
                return;
            }
        }
        for (Row other : table.find(first, draft.get(first))) {
            if (other != stored && Objects.equals(other.get(second), draft.get(second))) {
                throw new ApiException(
                        "DUPLICATE_VALUE",
                        "Duplicate " + type + ". " + first.label() + ": " + draft.text(first) + "; " + second.label()
                                + ": " + draft.text(second));
            }
        }
    }

    void locks(SObjectType type, Row row) {
        org.rowLocks().check(row.id());
        locksOfParents(type, row);
    }

    /** A detail locks its master, and so does a lookup that reacts when the parent goes; others do not. */
    private void locksOfParents(SObjectType type, Row row) {
        for (Field field : type.indexed()) {
            String parent = row.text(field);
            if (parent != null
                    && field.type() == FieldType.REFERENCE
                    && (field.is(FieldFlag.MASTER_DETAIL) || field.onDelete() != DeleteRule.SET_NULL)) {
                org.rowLocks().check(parent);
            }
        }
    }

    private void validationRules(SObjectType type, Row draft) {
        Map<String, @Nullable Object> view = null;
        for (ValidationRule rule : org.validationRules()) {
            if (!rule.object().equalsIgnoreCase(type.name())) {
                continue;
            }
            if (view == null) {
                view = new LinkedHashMap<>();
                for (Field field : type.fields()) {
                    view.put(field.name(), org.value(type, draft, field));
                }
            }
            if (rule.violated().test(view)) {
                String field = rule.field();
                throw new ApiException(
                        field == null
                                ? ApiError.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message())
                                : ApiError.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message(), field));
            }
        }
    }
}
