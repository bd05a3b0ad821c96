package io.puente.mapping;

import io.puente.mapping.FieldDemands.Fault;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.ValueIssue.Kind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader.FieldSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one record. Used once. */
final class RecordCheck {

    private final SchemaRules rules;
    private final Map<String, ObjectName> written;
    private final Mapped record;
    private final boolean creating;
    private final List<ValueIssue> issues = new ArrayList<>();
    /** Fields that the record will have a value in. */
    private final Set<String> given = new HashSet<>();

    RecordCheck(SchemaRules rules, Map<String, ObjectName> written, Mapped record, boolean creating) {
        this.rules = rules;
        this.written = written;
        this.record = record;
        this.creating = creating;
    }

    List<ValueIssue> run() {
        key();
        for (ParentReference reference : record.references()) {
            // Without a parent the record waits or goes without the reference; either way nothing is sent for it.
            if (!reference.parentKey().isEmpty()) {
                reference(reference);
            }
        }
        record.always().forEach(this::field);
        if (creating) {
            record.create().forEach(this::field);
            record.whenEmpty().forEach(this::field);
            for (FieldSchema field : rules.required()) {
                if (!given.contains(field.name())) {
                    absent(field.name());
                }
            }
        }
        return issues;
    }

    private void key() {
        String field = record.key().field();
        find(field).ifPresent(demands -> {
            if (creating) {
                demands.key().forEach(fault -> add(field, demands, fault));
            } else {
                demands.updatable().ifPresent(fault -> add(field, demands, fault));
            }
        });
    }

    private void reference(ParentReference reference) {
        String field = reference.field();
        find(field).ifPresent(demands -> {
            for (Fault fault : demands.reference(reference.object(), written.get(reference.object()))) {
                if (creating || fault.kind() != Kind.NOT_CREATABLE) {
                    add(field, demands, fault);
                }
            }
            if (!creating) {
                demands.updatable().ifPresent(fault -> add(field, demands, fault));
            }
        });
    }

    private void field(String field, FieldValue value) {
        Optional<FieldDemands> found = find(field);
        if (found.isEmpty()) {
            return;
        }
        FieldDemands demands = found.get();
        Optional<Fault> access = creating ? demands.creatable() : demands.updatable();
        access.ifPresent(fault -> add(field, demands, fault));
        if (access.isPresent() && !demands.refusesReadOnly()) {
            return;
        }
        demands.value(value).ifPresent(fault -> {
            String subject = fault.kind() == Kind.WRONG_TYPE ? "" : "the value ";
            String hint = fault.kind() == Kind.NOT_LISTED ? "; " + fault.hint() : "";
            issues.add(new ValueIssue(field, fault.kind(), subject + fault.what() + hint, true));
        });
        if (demands.empties(value)) {
            given.remove(field);
            if (!creating && demands.required()) {
                absent(field);
            }
        }
    }

    private Optional<FieldDemands> find(String field) {
        given.add(field);
        Optional<FieldDemands> demands = rules.field(field);
        if (demands.isEmpty()) {
            issues.add(new ValueIssue(
                    field,
                    Kind.FIELD_MISSING,
                    rules.object().name() + " has no field '" + field + "', or Puente's user may not see it",
                    true));
        }
        return demands;
    }

    private void absent(String field) {
        issues.add(new ValueIssue(
                field, Kind.REQUIRED_MISSING, "is required by the CRM, and this record has no value for it", true));
    }

    private void add(String field, FieldDemands demands, Fault fault) {
        boolean access = fault.kind() == Kind.NOT_CREATABLE || fault.kind() == Kind.NOT_UPDATABLE;
        issues.add(new ValueIssue(field, fault.kind(), fault.what(), !access || demands.refusesReadOnly()));
    }
}
