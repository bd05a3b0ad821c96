package io.puente.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.Access;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.org.PermissionGrant.Right;
import io.puente.simulator.salesforce.schema.ChildRelationship;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs queries for one user. Under the org's lock. */
public final class SoqlEngine {
    // The vendor's limit for OFFSET.
    private static final int MAX_OFFSET = 2_000;

    private final Org org;
    private final Access access;
    private final PathResolver paths;
    private final Projection.RowWriter json;
    private final boolean withDeleted;

    /** @param withDeleted queryAll: rows in the recycle bin count too */
    public SoqlEngine(Org org, Access access, Projection.RowWriter json, boolean withDeleted) {
        this.org = org;
        this.access = access;
        this.paths = new PathResolver(org, access);
        this.json = json;
        this.withDeleted = withDeleted;
    }

    /** @throws ApiException MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE */
    public SoqlResult run(String soql) {
        return run(soql, null);
    }

    /**
     * Runs a query over some rows of its object only.
     *
     * @param among null for all rows
     */
    public SoqlResult run(String soql, @Nullable Collection<Row> among) {
        Query query = SoqlParser.parse(soql);
        SObjectType type = org.schema().type(query.from());
        if (type == null || !access.may(Right.READ, type)) {
            throw new ApiException(
                    "INVALID_TYPE",
                    "sObject type '" + query.from()
                            + "' is not supported. If you are attempting to use a custom object,"
                            + " be sure to append the '__c' after the entity name. Please reference your WSDL or the"
                            + " describe call for the appropriate names.");
        }
        return run(query, type, among);
    }

    private SoqlResult run(Query query, SObjectType type, @Nullable Collection<Row> among) {
        if (query.offset() > MAX_OFFSET) {
            throw new ApiException("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
        }
        Predicate<Row> where = where(query, type);
        Comparator<Row> order = query.aggregates() ? null : order(query, type);
        Projection projection = query.aggregates() ? null : projection(query, type);
        List<Row> found = new ArrayList<>();
        for (Row row : among == null ? candidates(query, type) : among) {
            if ((withDeleted || !row.deleted()) && where.test(row)) {
                found.add(row);
            }
        }
        if (query.counts()) {
            int count = query.limit() < 0 ? found.size() : Math.min(found.size(), query.limit());
            return new SoqlResult(count, 0, n -> JsonNodeFactory.instance.objectNode());
        }
        if (projection == null) {
            List<ObjectNode> groups = cut(query, new Aggregation(org, paths).run(query, type, found));
            return new SoqlResult(groups.size(), groups.size(), groups::get);
        }
        if (order != null) {
            found.sort(order);
        }
        List<Row> rows = cut(query, found);
        return new SoqlResult(rows.size(), rows.size(), n -> projection.write(type, rows.get(n)));
    }

    private static <T> List<T> cut(Query query, List<T> all) {
        int from = Math.min(query.offset(), all.size());
        int to = query.limit() < 0 ? all.size() : Math.min(all.size(), from + query.limit());
        return all.subList(from, to);
    }

    private Predicate<Row> where(Query query, SObjectType type) {
        Condition condition = query.where();
        return condition == null ? row -> true : compile(query, type, condition);
    }

    private Predicate<Row> compile(Query query, SObjectType type, Condition condition) {
        if (condition instanceof Condition.Group group) {
            List<Predicate<Row>> parts = group.parts().stream()
                    .map(part -> compile(query, type, part))
                    .toList();
            return group.all()
                    ? row -> parts.stream().allMatch(part -> part.test(row))
                    : row -> parts.stream().anyMatch(part -> part.test(row));
        }
        if (condition instanceof Condition.Not not) {
            return compile(query, type, not.inner()).negate();
        }
        if (condition instanceof Condition.Comparison comparison) {
            FieldPath path = paths.resolve(type, query.alias(), comparison.path());
            Predicate<@Nullable Object> test =
                    new Filter(org, path.field()).comparison(comparison.operator(), comparison.value());
            return row -> test.test(path.value(org, row));
        }
        Condition.In in = (Condition.In) condition;
        FieldPath path = paths.resolve(type, query.alias(), in.path());
        if (in.query() != null) {
            Set<Object> joined = semiJoin(in.query());
            return row -> joined.contains(path.value(org, row)) != in.negated();
        }
        Predicate<@Nullable Object> test = new Filter(org, path.field()).in(in.values(), in.negated());
        return row -> test.test(path.value(org, row));
    }

    private Set<Object> semiJoin(Query query) {
        SObjectType type = org.schema().type(query.from());
        String selected = query.select().get(0).path();
        if (type == null || selected == null || query.select().size() != 1) {
            throw new ApiException("MALFORMED_QUERY", "A semi join sub-select selects exactly one field of one object");
        }
        FieldPath path = paths.resolve(type, query.alias(), selected);
        Predicate<Row> where = where(query, type);
        return org.tables().of(type).live().stream()
                .filter(where)
                .map(row -> path.value(org, row))
                .filter(value -> value != null)
                .collect(Collectors.toSet());
    }

    /** The rows an index gives for one of the ANDed conditions; all rows if there is none. */
    private Collection<Row> candidates(Query query, SObjectType type) {
        Table table = org.tables().of(type);
        Condition where = query.where();
        if (where != null && !withDeleted) {
            List<Condition> parts =
                    where instanceof Condition.Group group && group.all() ? group.parts() : List.of(where);
            for (Condition part : parts) {
                Collection<Row> found = indexed(query, table, part);
                if (found != null) {
                    return found;
                }
            }
        }
        return table.all();
    }

    private @Nullable Collection<Row> indexed(Query query, Table table, Condition part) {
        String name;
        List<Literal> values;
        if (part instanceof Condition.Comparison comparison
                && comparison.operator().equals("=")) {
            name = comparison.path();
            values = List.of(comparison.value());
        } else if (part instanceof Condition.In in && !in.negated() && in.query() == null) {
            name = in.path();
            values = in.values();
        } else {
            return null;
        }
        FieldPath path = paths.resolve(table.type(), query.alias(), name);
        boolean usable =
                path.own() && table.indexed(path.field()) && path.field().source() == null;
        if (!usable || values.stream().anyMatch(value -> value.kind() == Literal.Kind.NULL)) {
            return null;
        }
        Filter filter = new Filter(org, path.field());
        Set<Row> rows = new LinkedHashSet<>();
        for (Literal literal : values) {
            Object value = filter.value(literal);
            if (path.field().name().equals("Id")) {
                Row row = value instanceof String id ? table.get(id) : null;
                if (row != null) {
                    rows.add(row);
                }
            } else {
                rows.addAll(table.find(path.field(), value));
            }
        }
        return rows;
    }

    private @Nullable Comparator<Row> order(Query query, SObjectType type) {
        Comparator<Row> all = null;
        for (Query.Order order : query.orderBy()) {
            FieldPath path = paths.resolve(type, query.alias(), order.path());
            Comparator<Row> one = (a, b) -> {
                Object left = path.value(org, a);
                Object right = path.value(org, b);
                if (left == null || right == null) {
                    int nullsFirst = left == right ? 0 : left == null ? -1 : 1;
                    return order.nullsLast() ? -nullsFirst : nullsFirst;
                }
                int compared = Filter.order(left, right);
                return order.descending() ? -compared : compared;
            };
            all = all == null ? one : all.thenComparing(one);
        }
        return all;
    }

    private Projection projection(Query query, SObjectType type) {
        Projection projection = new Projection(org, json);
        for (Query.Item item : query.select()) {
            if (item.children() != null) {
                children(projection, type, item.children());
            } else if (Query.fields(item)) {
                fields(projection, query, type, String.valueOf(item.path()));
            } else {
                projection.add(paths.resolve(type, query.alias(), String.valueOf(item.path())));
            }
        }
        return projection;
    }

    private void fields(Projection projection, Query query, SObjectType type, String which) {
        String set = which.toUpperCase(Locale.ROOT);
        if (!set.equals("STANDARD") && (query.limit() < 0 || query.limit() > 200)) {
            throw new ApiException("MALFORMED_QUERY", "The SOQL FIELDS function must have a LIMIT of at most 200");
        }
        for (Field field : type.fields()) {
            boolean wanted = set.equals("ALL") || set.equals("CUSTOM") == field.is(FieldFlag.CUSTOM);
            if (wanted && access.sees(type, field)) {
                projection.add(new FieldPath(type, List.of(), field));
            }
        }
    }

    private void children(Projection projection, SObjectType type, Query query) {
        ChildRelationship child = org.schema().childrenOf(type).stream()
                .filter(candidate ->
                        query.from().equalsIgnoreCase(candidate.field().childRelationshipName())
                                && access.sees(candidate.type(), candidate.field()))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        "INVALID_TYPE",
                        "Didn't understand relationship '" + query.from() + "' in FROM part of query call. If you are"
                                + " attempting to use a custom relationship, be sure to append the '__r' after the"
                                + " custom relationship name."));
        // Refuses unknown fields even where there is no row to show.
        run(query, child.type(), List.of());
        projection.add(String.valueOf(child.field().childRelationshipName()), row -> childRows(query, child, row));
    }

    private JsonNode childRows(Query query, ChildRelationship child, Row parent) {
        SoqlResult result =
                run(query, child.type(), org.tables().of(child.type()).find(child.field(), parent.id()));
        if (result.rows() == 0) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("totalSize", result.totalSize()).put("done", true);
        ArrayNode records = out.putArray("records");
        for (int i = 0; i < result.rows(); i++) {
            records.add(result.row().apply(i));
        }
        return out;
    }
}
