package io.puente.mapping;

import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, ObjectName> written =
                file.plans().stream().collect(Collectors.toMap(ObjectPlan::name, ObjectPlan::writes));
        Map<ObjectName, Optional<ObjectSchema>> described = new HashMap<>();
        for (ObjectPlan plan : file.plans()) {
            if (!described.containsKey(plan.writes())) {
                described.put(plan.writes(), schema.describe(plan.writes()));
            }
            Optional<ObjectSchema> object = described.getOrDefault(plan.writes(), Optional.empty());
            if (object.isPresent()) {
                new ObjectCheck(plan, object.get(), schema, written, problems).run();
            } else {
                problems.add(
                        plan.writesAt(),
                        plan.path() + ".writes",
                        "the CRM has no object '" + plan.writes() + "', or Puente's user may not see it",
                        "check the spelling and the user's permissions");
            }
        }
        return problems.sorted();
    }
}
