package io.puente.mapping;

import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.FieldType;
import io.puente.spi.SchemaReader.ObjectSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one object of a file against the CRM's description of it. */
final class ObjectCheck {

    /** 26 characters and the suffix of a text in several parts. */
    private static final int LONGEST_KEY = 30;

    private final ObjectPlan plan;
    private final ObjectSchema object;
    private final Map<String, ObjectName> written;
    private final ProblemList problems;

    /** @param written what each object of the file writes, by its name */
    ObjectCheck(ObjectPlan plan, ObjectSchema object, Map<String, ObjectName> written, ProblemList problems) {
        this.plan = plan;
        this.object = object;
        this.written = written;
        this.problems = problems;
    }

    void run() {
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
                    .ifPresent(field -> new FieldCheck(rule, field, plan, problems).run());
        }
        for (FieldSchema field : object.fields()) {
            if (field.required() && field.createable() && !mapped.contains(field.name())) {
                problem(
                        plan.at(),
                        "fields",
                        "'" + field.name() + "' (" + field.label() + ") is required by the CRM and not mapped",
                        "add it");
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
        if (!field.uniqueKey()) {
            problem(
                    plan.keyAt(),
                    "key",
                    field.name() + " is not a unique external id",
                    "without one, records would be doubled; make it unique, or let Puente create its own");
        }
        if (field.type() != FieldType.TEXT && field.type() != FieldType.OTHER) {
            problem(plan.keyAt(), "key", field.name() + " is not a text field", "");
        } else if (field.maxLength() > 0 && field.maxLength() < LONGEST_KEY) {
            problem(
                    plan.keyAt(),
                    "key",
                    field.name() + " holds " + field.maxLength() + " characters",
                    "a key needs " + LONGEST_KEY);
        }
        if (!field.createable()) {
            problem(plan.keyAt(), "key", field.name() + " cannot be written by Puente's user", "check permissions");
        }
    }

    private void checkReference(ReferenceRule reference, FieldSchema field) {
        String where = "references." + reference.field();
        ObjectName parent = written.get(reference.object());
        List<ObjectName> targets = field.referenceTo();
        if (field.type() != FieldType.REFERENCE && field.type() != FieldType.OTHER) {
            problem(reference.at(), where, "is no reference in the CRM", "move it to 'fields'");
        } else if (!targets.isEmpty() && parent != null && !targets.contains(parent)) {
            String allowed =
                    String.join(", ", targets.stream().map(ObjectName::value).toList());
            problem(
                    reference.at(),
                    where,
                    "points to " + allowed + " in the CRM, but '" + reference.object() + "' writes " + parent,
                    "");
        }
        if (!field.createable()) {
            problem(reference.at(), where, "cannot be written by Puente's user", "check permissions");
        }
    }

    private void problem(Position at, String where, String what, String hint) {
        problems.add(at, plan.path() + "." + where, what, hint);
    }
}
