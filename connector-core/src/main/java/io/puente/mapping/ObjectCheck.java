package io.puente.mapping;

import io.puente.mapping.FieldDemands.Fault;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.FieldType;
import io.puente.spi.SchemaReader.ObjectSchema;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one object of a file against the CRM's description of it. */
final class ObjectCheck {

    private final ObjectPlan plan;
    private final ObjectSchema object;
    private final SchemaReader crm;
    private final Map<String, ObjectName> written;
    private final ProblemList problems;

    /** @param written what each object of the file writes, by its name */
    ObjectCheck(
            ObjectPlan plan,
            ObjectSchema object,
            SchemaReader crm,
            Map<String, ObjectName> written,
            ProblemList problems) {
        this.plan = plan;
        this.object = object;
        this.crm = crm;
        this.written = written;
        this.problems = problems;
    }

    /** @param whole whether a field that is not mapped is one that the file does not name */
    void run(boolean whole) {
        Set<String> mapped = new HashSet<>();
        mapped.add(plan.keyField());
        find(plan.keyField(), plan.keyAt(), "key").ifPresent(this::checkKey);
        for (ReferenceRule reference : plan.references()) {
            mapped.add(reference.field());
            find(reference.field(), reference.at(), "references." + reference.field())
                    .ifPresent(field -> checkReference(reference, field));
        }
        for (FieldRule rule : plan.fields()) {
            mapped.add(rule.field());
            find(rule.field(), rule.at(), "fields." + rule.field())
                    .ifPresent(field -> new FieldCheck(rule, field, crm, plan, problems).run());
        }
        for (FieldSchema field : object.fields()) {
            if (whole && new FieldDemands(field, crm).required() && !mapped.contains(field.name())) {
                problem(
                        plan.at(),
                        "fields",
                        "'" + field.name() + "' (" + field.label() + ") is required by the CRM and not mapped",
                        field.type() == FieldType.REFERENCE ? "add it under 'references'" : "add it");
            }
        }
    }

    private Optional<FieldSchema> find(String name, Position at, String where) {
        Optional<FieldSchema> field = object.field(name);
        if (field.isEmpty()) {
            problem(
                    at,
                    where,
                    plan.writes() + " has no field '" + name + "', or Puente's user may not see it",
                    hint(name));
        }
        return field;
    }

    /** Administrators know labels; files need API names. */
    private String hint(String name) {
        for (FieldSchema field : object.fields()) {
            if (field.label().equalsIgnoreCase(name)) {
                return "the field labelled '" + field.label() + "' is called " + field.name();
            }
        }
        return Spelling.suggestion(
                name, object.fields().stream().map(FieldSchema::name).toList());
    }

    private void checkKey(FieldSchema field) {
        for (Fault fault : new FieldDemands(field, crm).key()) {
            problem(plan.keyAt(), "key", fault.what(), fault.hint());
        }
    }

    private void checkReference(ReferenceRule reference, FieldSchema field) {
        for (Fault fault :
                new FieldDemands(field, crm).reference(reference.object(), written.get(reference.object()))) {
            problem(reference.at(), "references." + reference.field(), fault.what(), fault.hint());
        }
    }

    private void problem(Position at, String where, String what, String hint) {
        problems.add(at, plan.path() + "." + where, what, hint);
    }
}
