package io.puente.simulator.siebel.rest;

import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.repository.Component;
import io.puente.simulator.siebel.repository.DataObject;
import io.puente.simulator.siebel.repository.Repository;
import java.util.ArrayList;
import java.util.List;

/**
 * A path below {@code /data}: an object, its root component, then ids and children by turns.
 *
 * @param base of links, without a slash at the end, spaces as they are
 */
record DataPath(String base, DataObject object, List<Step> steps) {

    /** @throws SiebelException naming what the repository lacks or what is not granted */
    static DataPath resolve(Repository repository, String base, List<String> parts) {
        DataObject object = parts.isEmpty() ? null : repository.object(parts.get(0));
        if (object == null || parts.size() < 2) {
            throw unknown("object", parts.isEmpty() ? "" : parts.get(0));
        }
        if (!object.granted()) {
            throw SiebelException.of(
                    "SBL-EAI-50297", "The business object '" + object.name() + "' is not enabled for REST access");
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < parts.size(); i += 2) {
            Component component = object.component(parts.get(i));
            if (component == null) {
                throw unknown("component", parts.get(i));
            }
            if (!steps.isEmpty()
                    && repository
                            .link(steps.get(steps.size() - 1).busComp().name(), component.busComp())
                            .isEmpty()) {
                throw unknown("child component", parts.get(i));
            }
            steps.add(new Step(
                    component,
                    repository.busComp(component.busComp()),
                    i + 1 < parts.size() ? parts.get(i + 1) : null));
        }
        return new DataPath(base, object, steps);
    }

    private static SiebelException unknown(String what, String name) {
        return SiebelException.coded(404, "SBL-EAI-50257", "The " + what + " '" + name + "' is not known");
    }

    Step root() {
        return steps.get(0);
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    boolean single() {
        return last().id() != null;
    }

    /** The address of the row that the first {@code count} steps lead to. */
    String href(int count, String id) {
        StringBuilder href = new StringBuilder(base).append("/data/").append(object.name());
        for (int i = 0; i < count; i++) {
            Step step = steps.get(i);
            href.append('/').append(step.component().name()).append('/').append(i == count - 1 ? id : step.id());
        }
        return href.toString();
    }
}
