package io.puente.mapping;

import io.puente.mapping.FieldDemands.Fault;
import io.puente.mapping.FieldRule.Write;
import io.puente.mapping.ValueIssue.Kind;
import io.puente.mapping.ValueTable.Unmapped;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.FieldSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks one field of a file against the CRM's description of it. */
final class FieldCheck {

    private final FieldRule rule;
    private final FieldSchema field;
    private final ObjectPlan plan;
    private final ProblemList problems;
    private final List<Literal> literals;
    private final FieldDemands demands;

    FieldCheck(FieldRule rule, FieldSchema field, SchemaReader crm, ObjectPlan plan, ProblemList problems) {
        this.rule = rule;
        this.field = field;
        this.plan = plan;
        this.problems = problems;
        this.literals = literals(rule);
        this.demands = new FieldDemands(field, crm);
    }

    void run() {
        checkAccess();
        literals.forEach(this::check);
        if (passesThrough() && fits(rule.source().type())) {
            checkLength();
            checkListed();
        }
        checkPresence();
    }

    private static List<Literal> literals(FieldRule rule) {
        List<Literal> literals = new ArrayList<>();
        if (rule.source() instanceof ConstantSource constant) {
            literals.add(constant.literal());
        }
        if (rule.source() instanceof DecisionSource table) {
            literals.addAll(table.literals());
        }
        if (rule.table() != null) {
            literals.addAll(rule.table().entries().values());
        }
        if (rule.fallback() != null) {
            literals.add(rule.fallback());
        }
        return literals;
    }

    /** Whether a canonical value can reach the CRM as it is. */
    private boolean passesThrough() {
        return !(rule.source() instanceof ConstantSource || rule.source() instanceof DecisionSource)
                && (rule.table() == null || rule.table().unmapped() == Unmapped.KEEP);
    }

    private void checkAccess() {
        Optional<Fault> fault = demands.creatable();
        if (fault.isEmpty() && rule.write() != Write.CREATE) {
            fault = demands.updatable();
        }
        fault.ifPresent(found -> problem(rule.at(), found.what(), found.hint()));
    }

    /** Files hold no personal data, so that what they say is repeated. */
    private void check(Literal literal) {
        demands.value(literal.value()).ifPresent(found -> {
            boolean unlisted = found.kind() == Kind.NOT_LISTED;
            problem(
                    literal.at(),
                    (unlisted ? "'" + literal.text() + "' " : "") + found.what(),
                    unlisted ? Spelling.hint(literal.text(), field.values()) : found.hint());
        });
    }

    private boolean fits(ValueType type) {
        if (FieldTypes.fit(type, field.type())) {
            return true;
        }
        problem(
                rule.at(),
                "the CRM's field is " + FieldTypes.words(field.type()) + ", the value is " + type.words(),
                FieldTypes.hint(type, field.type()));
        return false;
    }

    private void checkLength() {
        int holds = field.maxLength();
        if (holds <= 0) {
            return;
        }
        if (!rule.source().type().textual()) {
            return;
        }
        int max = rule.limit() == null ? 0 : rule.limit().longest();
        int longest = rule.source().longest();
        int most = max == 0 || longest == 0 ? Math.max(max, longest) : Math.min(max, longest);
        if (most == 0) {
            problem(
                    rule.at(),
                    "the text may be longer than the " + holds + " characters the field holds",
                    "add 'max: " + holds + "'");
        } else if (most > holds) {
            problem(
                    rule.at(),
                    "the text may have " + most + " characters, the field holds " + holds,
                    (max == 0 ? "add" : "lower it to") + " 'max: " + holds + "'");
        }
    }

    private void checkListed() {
        if (!field.restricted()) {
            return;
        }
        if (rule.source().type() != ValueType.CHOICE) {
            problem(
                    rule.at(),
                    "the field takes listed values only, the value is "
                            + rule.source().type().words(),
                    "add 'map' with 'unmapped: default'");
            return;
        }
        List<String> unlisted = new ArrayList<>(rule.source().values());
        unlisted.removeAll(field.values());
        if (rule.table() != null) {
            unlisted.removeAll(rule.table().entries().keySet());
        }
        if (!unlisted.isEmpty()) {
            problem(
                    rule.at(),
                    String.join(", ", unlisted) + " are not among the field's values",
                    "add them to 'map'; the field has " + String.join(", ", field.values()));
        }
    }

    /** Free text may be missing on any record, and then the CRM would refuse it. */
    private void checkPresence() {
        if (demands.required()
                && rule.fallback() == null
                && rule.source() instanceof PathSource source
                && source.type() == ValueType.TEXT
                && !source.path().name().endsWith(".key")
                && !plan.condition().requires().contains(source.path())) {
            problem(
                    rule.at(),
                    "is required by the CRM, but " + source.path().name() + " may be missing",
                    "add 'default', or 'requires: [" + source.path().name() + "]' to the object");
        }
    }

    private void problem(Position at, String what, String hint) {
        problems.add(at, plan.path() + ".fields." + rule.field(), what, hint);
    }
}
