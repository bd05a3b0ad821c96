package io.puente.simulator.salesforce.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed query.
 *
 * @param limit -1 for none
 */
record Query(
        List<Item> select,
        String from,
        String alias,
        @Nullable Condition where,
        List<String> groupBy,
        List<Order> orderBy,
        int limit,
        int offset) {

    /** One of three: a field path, a function of a field, or a query of children. */
    record Item(
            @Nullable String path,
            @Nullable String function,
            @Nullable String alias,
            @Nullable Query children) {}

    record Order(String path, boolean descending, boolean nullsLast) {}

    /** {@code SELECT COUNT()}: the number alone, no rows. */
    boolean counts() {
        return select.size() == 1
                && "COUNT".equals(select.get(0).function())
                && select.get(0).path() == null;
    }

    boolean aggregates() {
        return !groupBy.isEmpty() || select.stream().anyMatch(item -> item.function() != null && !fields(item));
    }

    static boolean fields(Item item) {
        return "FIELDS".equals(item.function());
    }
}
