package io.puente.salesforce.internal;

import io.puente.spi.Provisioner.Plan;
import io.puente.spi.Provisioner.Step;
import java.util.ArrayList;
import java.util.List;

/** Says in an administrator's words what an organisation lacks. */
final class PlanWords {
    private PlanWords() {}

    static Plan of(OrgSurvey survey) {
        return new Plan(steps(survey, ""));
    }

    /** After an attempt: whatever is still missing is a problem. */
    static Plan remaining(OrgSurvey survey) {
        return new Plan(steps(survey, "still missing after the deployment succeeded"));
    }

    private static List<Step> steps(OrgSurvey survey, String problem) {
        List<Step> steps = new ArrayList<>();
        if (survey.blind()) {
            steps.add(new Step(
                    "PermissionSetAssignment " + PuenteSchema.CONNECTOR,
                    "assign it to our own user; until then nothing else can be checked",
                    problem));
            return steps;
        }
        survey.conflicts()
                .forEach((field, what) -> steps.add(new Step(
                        "CustomField " + field,
                        what,
                        problem.isEmpty() ? "" : "rename or remove the existing field first")));
        if (survey.originMissing()) {
            steps.add(new Step(
                    "StandardValueSet CaseOrigin",
                    "add the value " + PuenteSchema.CASE_ORIGIN + " to those that are there",
                    problem));
        }
        survey.newObjects()
                .forEach(object -> steps.add(new Step(
                        "CustomObject " + object.name(),
                        "create it with " + object.fields().size() + " fields",
                        problem)));
        survey.fields().forEach((object, fields) -> {
            if (!survey.newObjects().contains(object)) {
                fields.forEach(field -> steps.add(
                        new Step("CustomField " + object.name() + "." + field.name(), words(field), problem)));
            }
        });
        for (String name : PermissionSetXml.names()) {
            if (!survey.permissionSets().containsKey(name)) {
                steps.add(new Step("PermissionSet " + name, "create it", problem));
            } else if (survey.grantsToDeploy()) {
                steps.add(new Step("PermissionSet " + name, "bring it up to date", problem));
            }
        }
        if (!survey.assigned()) {
            steps.add(new Step(
                    "PermissionSetAssignment " + PuenteSchema.CONNECTOR, "assign it to our own user", problem));
        }
        return steps;
    }

    private static String words(SchemaField field) {
        return switch (field.type()) {
            case KEY -> "create or change: external id, unique and case-sensitive";
            case TEXT, LONG_TEXT -> "create or change: text of " + field.length() + " characters";
            case PHONE -> "create: phone";
            case NUMBER -> "create or change: number of " + field.length() + " digits";
            case MOMENT -> "create: date and time";
            case PICKLIST -> "create: picklist of " + String.join(", ", field.values());
            case MASTER -> "create: belongs to " + field.parent();
            case LOOKUP -> "create: lookup to " + field.parent();
        };
    }
}
