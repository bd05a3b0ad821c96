package io.puente.dynamics.internal;

import io.puente.spi.Provisioner.Plan;
import io.puente.spi.Provisioner.Step;
import java.util.ArrayList;
import java.util.List;

/** Says in an administrator's words what an environment lacks. */
final class PlanWords {
    private PlanWords() {}

    static Plan of(OrgSurvey survey, String solution) {
        return new Plan(steps(survey, solution, ""));
    }

    /** After an attempt: whatever is still missing is a problem. */
    static List<Step> remaining(OrgSurvey survey, String solution) {
        return steps(survey, solution, "still missing after it was created");
    }

    static String table(SchemaTable table) {
        return "Table " + table.name();
    }

    static String column(SchemaTable table, SchemaColumn column) {
        return "Column " + table.name() + "." + column.name();
    }

    static String key(SchemaTable table) {
        return "Key " + table.name() + "." + table.alternateKey();
    }

    static String origin() {
        return "Choice incident.caseorigincode";
    }

    private static List<Step> steps(OrgSurvey survey, String solution, String problem) {
        List<Step> steps = new ArrayList<>();
        survey.conflicts()
                .forEach((column, what) -> steps.add(new Step(
                        "Column " + column,
                        what,
                        problem.isEmpty() ? "" : "rename or remove the existing column first")));
        if (survey.publisherId().isEmpty()) {
            steps.add(new Step("Publisher " + PuenteSchema.PREFIX, "create it", problem));
        }
        if (survey.solutionMissing()) {
            steps.add(new Step("Solution " + solution, "create it; it will hold everything else", problem));
        }
        survey.newTables()
                .forEach(table -> steps.add(new Step(
                        table(table), "create it with " + table.columns().size() + " columns", problem)));
        survey.columns().forEach((table, columns) -> {
            if (!survey.newTables().contains(table)) {
                columns.forEach(column -> steps.add(new Step(column(table, column), words(column), problem)));
            }
        });
        survey.keys()
                .forEach(table ->
                        steps.add(new Step(key(table), "create an alternate key over " + table.keyColumn(), problem)));
        survey.pendingKeys()
                .forEach(table -> steps.add(new Step(
                        key(table),
                        "wait until its index is ready",
                        problem.isEmpty() ? "" : "its index is not ready yet")));
        if (survey.originMissing()) {
            steps.add(new Step(
                    origin(), "add the option " + PuenteSchema.CASE_ORIGIN + " to those that are there", problem));
        }
        return steps;
    }

    private static String words(SchemaColumn column) {
        return switch (column.type()) {
            case KEY -> "create: text of " + column.size() + " characters for Puente's key";
            case TEXT, LONG_TEXT -> "create: text of " + column.size() + " characters";
            case NUMBER, LARGE_NUMBER -> "create: whole number";
            case MOMENT -> "create: date and time";
            case CHOICE -> "create: choice of " + String.join(", ", column.options());
            case LOOKUP -> "create: lookup to " + column.parent();
        };
    }
}
