package io.puente.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.DateTimes;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** GROUP BY and functions over rows. */
final class Aggregation {
    private final Org org;
    private final PathResolver paths;

    Aggregation(Org org, PathResolver paths) {
        this.org = org;
        this.paths = paths;
    }

    List<ObjectNode> run(Query query, SObjectType type, List<Row> rows) {
        List<FieldPath> keys = query.groupBy().stream()
                .map(path -> paths.resolve(type, query.alias(), path))
                .toList();
        Map<List<@Nullable Object>, List<Row>> groups = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            groups.put(List.of(), rows);
        }
        for (Row row : keys.isEmpty() ? List.<Row>of() : rows) {
            List<@Nullable Object> key = new ArrayList<>();
            keys.forEach(path -> key.add(path.value(org, row)));
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
        List<ObjectNode> results = new ArrayList<>();
        groups.values().forEach(group -> results.add(result(query, type, group)));
        return results;
    }

    private ObjectNode result(Query query, SObjectType type, List<Row> group) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.putObject("attributes").put("type", "AggregateResult");
        int unnamed = 0;
        for (Query.Item item : query.select()) {
            String path = item.path();
            String function = item.function();
            if (function == null) {
                if (path == null || !query.groupBy().contains(path)) {
                    throw new ApiException("MALFORMED_QUERY", "Field must be grouped or aggregated: " + path);
                }
                FieldPath key = paths.resolve(type, query.alias(), path);
                put(out, key.field().name(), group.isEmpty() ? null : key.value(org, group.get(0)));
                continue;
            }
            String name = item.alias() == null ? "expr" + unnamed++ : item.alias();
            if (path == null) {
                put(out, name, BigDecimal.valueOf(group.size()));
                continue;
            }
            FieldPath argument = paths.resolve(type, query.alias(), path);
            List<Object> values = group.stream()
                    .map(row -> argument.value(org, row))
                    .filter(Objects::nonNull)
                    .toList();
            put(out, name, apply(function, values));
        }
        return out;
    }

    private static @Nullable Object apply(String function, List<Object> values) {
        switch (function) {
            case "COUNT" -> {
                return BigDecimal.valueOf(values.size());
            }
            case "COUNT_DISTINCT" -> {
                return BigDecimal.valueOf(values.stream().distinct().count());
            }
            case "MIN" -> {
                return values.stream().min(Filter::order).orElse(null);
            }
            case "MAX" -> {
                return values.stream().max(Filter::order).orElse(null);
            }
            default -> {
                BigDecimal sum = values.stream()
                        .map(value -> value instanceof BigDecimal number ? number : BigDecimal.ZERO)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                if (!function.equals("AVG")) {
                    return sum;
                }
                return values.isEmpty() ? null : sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
            }
        }
    }

    private static void put(ObjectNode out, String name, @Nullable Object value) {
        if (value instanceof BigDecimal number) {
            out.put(name, number);
        } else if (value instanceof Boolean flag) {
            out.put(name, flag);
        } else if (value instanceof Instant at) {
            out.put(name, DateTimes.write(at));
        } else {
            out.put(name, value == null ? null : value.toString());
        }
    }
}
