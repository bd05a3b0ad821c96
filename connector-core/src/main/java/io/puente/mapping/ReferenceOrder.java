package io.puente.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the objects of a file in the order in which a CRM must receive them, and finds references that lead nowhere. */
final class ReferenceOrder {

    private final Map<String, ObjectPlan> plans;
    private final ProblemList problems;
    private final Set<String> done = new LinkedHashSet<>();
    private final List<ObjectPlan> ordered = new ArrayList<>();

    ReferenceOrder(Map<String, ObjectPlan> plans, ProblemList problems) {
        this.plans = plans;
        this.problems = problems;
    }

    /** Parents before children; otherwise contacts, cases, messages, consents, and then as in the file. */
    List<ObjectPlan> sort() {
        plans.values().forEach(this::checkTargets);
        plans.values().stream()
                .sorted(Comparator.comparing(ObjectPlan::from))
                .forEach(plan -> visit(plan, new LinkedHashMap<>()));
        return ordered;
    }

    private void checkTargets(ObjectPlan plan) {
        for (ReferenceRule reference : plan.references()) {
            ObjectPlan parent = plans.get(reference.object());
            if (parent == null) {
                problem(
                        plan,
                        reference,
                        "there is no object '" + reference.object() + "' in this file",
                        Spelling.hint(reference.object(), plans.keySet()));
            } else if (!ParentKeys.reachable(plan.from()).contains(parent.from())) {
                problem(
                        plan,
                        reference,
                        "a record made from '" + CanonicalVocabulary.root(plan.from())
                                + "' cannot point to one made from '" + CanonicalVocabulary.root(parent.from()) + "'",
                        "turn the reference round, or remove it");
            }
        }
    }

    /** @param under the objects whose parents are being visited, outermost first */
    private void visit(ObjectPlan plan, Map<String, ObjectPlan> under) {
        if (done.contains(plan.name())) {
            return;
        }
        under.put(plan.name(), plan);
        for (ReferenceRule reference : plan.references()) {
            if (under.containsKey(reference.object())) {
                problem(plan, reference, "the references form a circle: " + circle(under, reference.object()), "");
                continue;
            }
            ObjectPlan parent = plans.get(reference.object());
            if (parent != null) {
                visit(parent, under);
            }
        }
        under.remove(plan.name());
        done.add(plan.name());
        ordered.add(plan);
    }

    private static String circle(Map<String, ObjectPlan> under, String back) {
        List<String> names = new ArrayList<>(under.keySet());
        List<String> circle = new ArrayList<>(names.subList(names.indexOf(back), names.size()));
        circle.add(back);
        return String.join(" -> ", circle);
    }

    private void problem(ObjectPlan plan, ReferenceRule reference, String what, String hint) {
        problems.add(reference.at(), plan.path() + ".references." + reference.field(), what, hint);
    }
}
