package io.puente.mapping;

import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks a mapping file against what the CRM says of its own objects and fields. Reads each object once, writes nothing. */
public final class MappingCheck {

    private MappingCheck() {}

    /**
     * All problems in the order of the file; none if the CRM can take everything the file writes.
     *
     * @throws TargetFailure if the CRM cannot be asked
     */
    public static List<MappingProblem> check(MappingFile file, SchemaReader schema)
            throws TargetFailure, InterruptedException {
        var problems = new ProblemList(file.name());
        check(file.plans(), schema, problems, plan -> true);
        return problems.sorted();
    }

    /**
     * As {@link #check(MappingFile, SchemaReader)} for a file that has mistakes of its own: these, and what the CRM would
     * not take of the rest, so that nobody learns of the second when the first are mended.
     *
     * @throws TargetFailure if the CRM cannot be asked
     */
    public static List<MappingProblem> check(MappingProblems mistakes, SchemaReader schema)
            throws TargetFailure, InterruptedException {
        var found = new ProblemList(mistakes.fileName());
        check(
                mistakes.understood(),
                schema,
                found,
                plan -> mistakes.problems().stream().noneMatch(problem -> isWithin(problem.path(), plan.path())));
        List<MappingProblem> all = new ArrayList<>(mistakes.problems());
        found.sorted().stream()
                .filter(problem ->
                        mistakes.problems().stream().noneMatch(mistake -> isWithin(mistake.path(), problem.path())))
                .forEach(all::add);
        return ProblemList.sorted(all);
    }

    private static boolean isWithin(String path, String outer) {
        return path.equals(outer) || path.startsWith(outer + ".");
    }

    /** @param whole whether everything that the file says of an object could be read, so that nothing else is missing */
    private static void check(
            List<ObjectPlan> plans, SchemaReader schema, ProblemList problems, Predicate<ObjectPlan> whole)
            throws TargetFailure, InterruptedException {
        Map<String, ObjectName> written =
                plans.stream().collect(Collectors.toMap(ObjectPlan::name, ObjectPlan::writes));
        Map<ObjectName, Optional<ObjectSchema>> described = new HashMap<>();
        for (ObjectPlan plan : plans) {
            if (!described.containsKey(plan.writes())) {
                described.put(plan.writes(), schema.describe(plan.writes()));
            }
            Optional<ObjectSchema> object = described.getOrDefault(plan.writes(), Optional.empty());
            if (object.isPresent()) {
                new ObjectCheck(plan, object.get(), schema, written, problems).run(whole.test(plan));
            } else {
                problems.add(
                        plan.writesAt(),
                        plan.path() + ".writes",
                        "the CRM has no object '" + plan.writes() + "', or Puente's user may not see it",
                        "check the spelling and the user's permissions");
            }
        }
    }
}
