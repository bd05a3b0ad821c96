package io.puente.simulator.dataverse.api;

import io.puente.simulator.dataverse.odata.QueryOptions.Order;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of results: as asked, then by primary key, so that pages never overlap. */
final class Ordering {
    private Ordering() {}

    static Comparator<Row> of(TableType type, List<Order> orders) {
        Comparator<Row> comparator = null;
        for (Order order : orders) {
            Column column = FilterCompiler.property(type, order.property());
            Comparator<Row> next = (a, b) -> Comparisons.compare(a.get(column), b.get(column));
            next = order.descending() ? next.reversed() : next;
            comparator = comparator == null ? next : comparator.thenComparing(next);
        }
        Comparator<Row> byId = Comparator.comparing(row -> row.id().toString());
        return comparator == null ? byId : comparator.thenComparing(byId);
    }

    /** Without an order, as the rows were created. */
    static List<Row> sorted(TableType type, List<Row> rows, List<Order> orders) {
        if (orders.isEmpty()) {
            return rows;
        }
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(of(type, orders));
        return sorted;
    }
}
