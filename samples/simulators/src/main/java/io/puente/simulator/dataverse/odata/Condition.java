package io.puente.simulator.dataverse.odata;

import java.util.List;
import java.util.Map;

/** A filter as a tree. */
public sealed interface Condition {
    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition inner) implements Condition {}

    /** @param operator eq, ne, gt, ge, lt or le */
    record Compare(Path left, String operator, Literal right) implements Condition {}

    /** @param function contains, startswith or endswith */
    record Match(String function, Path path, String text) implements Condition {}

    /** A query function of the platform, such as In; the parameter values as written. */
    record Function(String name, Map<String, String> parameters) implements Condition {}

    /** @param kind any or all; without a condition inside, whether there is one */
    record Lambda(Path collection, String kind, String variable, List<Condition> inner) implements Condition {}

    /** A column, or one behind a navigation property. */
    record Path(List<String> steps) {
        public Path {
            steps = List.copyOf(steps);
        }

        @Override
        public String toString() {
            return String.join("/", steps);
        }
    }
}
