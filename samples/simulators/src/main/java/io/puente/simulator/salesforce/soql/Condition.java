package io.puente.simulator.salesforce.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands after WHERE. */
sealed interface Condition {
    /** @param all AND, else OR */
    record Group(boolean all, List<Condition> parts) implements Condition {}

    record Not(Condition inner) implements Condition {}

    /** @param operator {@code = != < <= > >= LIKE} */
    record Comparison(String path, String operator, Literal value) implements Condition {}

    /** @param query a semi-join in place of the list, else null */
    record In(
            String path,
            boolean negated,
            List<Literal> values,
            @Nullable Query query) implements Condition {}
}
