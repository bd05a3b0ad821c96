package io.puente.spi;

import java.util.List;

/**
 * Role: brings what Puente needs into the CRM. The schema is fixed and declared by the connector; what a mapping adds is
 * checked, never created silently. Running {@link #apply} twice changes nothing the second time.
 */
public interface Provisioner {

    /** What is missing; makes no change. */
    Plan plan() throws TargetFailure, InterruptedException;

    /**
     * Creates what the plan names and waits until the CRM has finished.
     *
     * @return what is still missing or was refused; empty steps mean done
     */
    Plan apply(Plan plan) throws TargetFailure, InterruptedException;

    /** @param steps in the order of execution; empty if the CRM has everything */
    record Plan(List<Step> steps) {
        public Plan {
            steps = List.copyOf(steps);
        }

        public boolean complete() {
            return steps.isEmpty();
        }
    }

    /**
     * One thing to create or change.
     *
     * @param component type and name as the CRM's administrator knows it
     * @param what in plain words
     * @param problem why it could not be done; empty in a plan
     */
    record Step(String component, String what, String problem) {}
}
