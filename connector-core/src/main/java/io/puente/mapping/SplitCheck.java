package io.puente.mapping;

import io.puente.model.CanonicalKind;
import java.util.Map;

/**
 * Further parts of a case's text are further records of the same object: an object of its own, with a reference to the
 * case, may have them; the case itself may not, for it would be opened several times.
 */
final class SplitCheck {

    private SplitCheck() {}

    static void check(Map<String, ObjectPlan> plans, ProblemList problems) {
        plans.values().stream()
                .filter(plan -> plan.from() == CanonicalKind.ENGAGEMENT && !hangsOnCase(plan, plans))
                .forEach(plan -> plan.fields().stream()
                        .filter(FieldRule::splits)
                        .forEach(field -> problems.add(
                                field.at(),
                                plan.path() + ".fields." + field.field() + ".overflow",
                                "'split' would open the case several times",
                                "give the text an object of its own 'from: engagement' with a reference to the case")));
    }

    private static boolean hangsOnCase(ObjectPlan plan, Map<String, ObjectPlan> plans) {
        return plan.references().stream()
                .map(reference -> plans.get(reference.object()))
                .anyMatch(parent -> parent != null && parent != plan && parent.from() == CanonicalKind.ENGAGEMENT);
    }
}
