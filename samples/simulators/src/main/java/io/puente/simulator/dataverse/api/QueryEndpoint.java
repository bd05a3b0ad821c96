package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.Condition;
import io.puente.simulator.dataverse.odata.ODataSyntaxException;
import io.puente.simulator.dataverse.odata.QueryOptions;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads collections: filter, order, pages, counts and changes. */
final class QueryEndpoint {
    /** The platform's largest page, and where counting ends. */
    private static final int MAX_PAGE = 5_000;

    private final Organization org;
    private final FilterCompiler filters;
    private final RowJson rows;
    private final ChangeTracking changes;

    QueryEndpoint(Organization org, FilterCompiler filters, RowJson rows) {
        this.org = org;
        this.filters = filters;
        this.rows = rows;
        this.changes = new ChangeTracking(org, rows);
    }

    Reply query(Call call, TableType type) {
        org.rules().checkRead(type.traits().schemaName(), call.caller());
        if (call.http().query("fetchXml").isPresent()) {
            throw new ApiException(ErrorCode.NOT_IMPLEMENTED, "The simulator does not read FetchXML.");
        }
        QueryOptions options = call.options();
        rows.check(type, options);
        if (options.deltaToken() != null || call.prefers("odata.track-changes")) {
            return changes.query(call, type, options);
        }
        return page(call, type, options, () -> candidates(type, options.filter()));
    }

    /** The rows behind a collection-valued navigation property. */
    Reply related(Call call, TableType type, Supplier<List<Row>> source) {
        QueryOptions options = call.options();
        rows.check(type, options);
        return page(call, type, options, source);
    }

    private Reply page(Call call, TableType type, QueryOptions options, Supplier<List<Row>> source) {
        int size = pageSize(call, options);
        List<Row> found = new ArrayList<>(source.get());
        if (options.filter() != null) {
            Predicate<Row> filter = filters.compile(type, options.filter());
            found.removeIf(filter.negate());
        }
        Comparator<Row> order = Ordering.of(type, options.orderBy());
        found.sort(order);
        int total = found.size();
        int from = options.skipToken() == null ? 0 : after(type, found, options.skipToken(), order);
        int to = Math.min(found.size(), from + (options.top() >= 0 ? options.top() : size));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.context", context(call, type, options));
        Annotations annotations = Annotations.of(call);
        if (options.count()) {
            json.put("@odata.count", Math.min(total, MAX_PAGE));
        }
        if (annotations.wanted(Annotations.TOTAL)) {
            json.put("@" + Annotations.TOTAL, options.count() ? Math.min(total, MAX_PAGE) : -1);
            json.put("@" + Annotations.TOTAL_EXCEEDED, options.count() && total > MAX_PAGE);
        }
        ArrayNode value = json.putArray("value");
        found.subList(from, to).forEach(row -> value.add(rows.row(type, row, options, annotations)));
        if (options.top() < 0 && to < found.size()) {
            json.put("@odata.nextLink", nextLink(call, found.get(to - 1), to));
        }
        Reply reply = Reply.json(200, json);
        return Preferences.applied(call, reply, size < MAX_PAGE ? "odata.maxpagesize=" + size : "");
    }

    private static int pageSize(Call call, QueryOptions options) {
        String wanted = call.preference("odata.maxpagesize").orElse("");
        if (wanted.isEmpty()) {
            return MAX_PAGE;
        }
        if (!wanted.matches("[1-9]\\d{0,8}")) {
            throw new ODataSyntaxException("The value '" + wanted + "' of odata.maxpagesize is not valid.");
        }
        if (options.top() >= 0) {
            return MAX_PAGE;
        }
        return Math.min(MAX_PAGE, Integer.parseInt(wanted));
    }

    /** Finds where the next page starts even if rows came or went since the last one. */
    private int after(TableType type, List<Row> found, String token, Comparator<Row> order) {
        String[] parts = token.split(":", 3);
        UUID last = parts.length == 3 ? ValueReader.parseGuid(parts[2]) : null;
        if (last == null || !parts[1].matches("\\d{1,9}")) {
            throw new ApiException(ErrorCode.BAD_URI, "Malformed XML in the paging cookie.");
        }
        Row row = org.get(type, last);
        if (row == null) {
            return Math.min(found.size(), Integer.parseInt(parts[1]));
        }
        int at = 0;
        while (at < found.size() && order.compare(found.get(at), row) <= 0) {
            at++;
        }
        return at;
    }

    private static String nextLink(Call call, Row last, int offset) {
        StringBuilder link = new StringBuilder(call.root());
        String path = call.http().path();
        link.append(path.substring(path.indexOf("/v9.") < 0 ? 0 : path.indexOf('/', path.indexOf("/v9.") + 1)));
        link.append('?');
        call.http().query().forEach((name, values) -> {
            if (!name.equals("$skiptoken")) {
                link.append(name).append('=').append(encode(values.get(0))).append('&');
            }
        });
        return link.append("$skiptoken=")
                .append(encode("page:" + offset + ":" + last.id()))
                .toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String context(Call call, TableType type, QueryOptions options) {
        String select = options.select().isEmpty() ? "" : "(" + String.join(",", options.select()) + ")";
        return call.root() + "/$metadata#" + type.traits().setName() + select;
    }

    /** Uses an index if the filter demands one value of an indexed column. */
    private List<Row> candidates(TableType type, @Nullable Condition filter) {
        List<Condition> demands = new ArrayList<>();
        collect(filter, demands);
        for (Condition demand : demands) {
            if (demand instanceof Condition.Compare compare
                    && compare.operator().equals("eq")
                    && compare.left().steps().size() == 1
                    && compare.right().value() != null) {
                Column column =
                        FilterCompiler.property(type, compare.left().steps().get(0));
                if (type.name().equals(Schema.ACTIVITY)) {
                    List<Row> all = activities(column, compare.right().value());
                    if (all != null) {
                        return all;
                    }
                } else if (column.equals(type.primaryId()) && compare.right().value() instanceof UUID id) {
                    Row row = org.get(type, id);
                    return row == null ? List.of() : List.of(row);
                } else if (org.rows(type).indexed(column)) {
                    return org.rows(type)
                            .find(column, indexValue(compare.right().value()));
                }
            }
        }
        return org.all(type);
    }

    private @Nullable List<Row> activities(Column column, @Nullable Object value) {
        List<Row> all = new ArrayList<>();
        for (TableType activity : org.schema().activities()) {
            Column own = activity.column(column.name());
            if (own == null || !org.rows(activity).indexed(own)) {
                return null;
            }
            all.addAll(org.rows(activity).find(own, indexValue(value)));
        }
        return all;
    }

    private static @Nullable Object indexValue(@Nullable Object literal) {
        return literal instanceof BigDecimal number && number.scale() <= 0 ? (Object) number.intValueExact() : literal;
    }

    private static void collect(@Nullable Condition condition, List<Condition> demands) {
        if (condition instanceof Condition.And and) {
            collect(and.left(), demands);
            collect(and.right(), demands);
        } else if (condition != null) {
            demands.add(condition);
        }
    }

    /** {@code /set/$count}, a plain number. */
    Reply count(Call call, TableType type) {
        QueryOptions options = call.options();
        List<Row> found = new ArrayList<>(candidates(type, options.filter()));
        if (options.filter() != null) {
            found.removeIf(filters.compile(type, options.filter()).negate());
        }
        String number = String.valueOf(Math.min(found.size(), MAX_PAGE));
        return Reply.of(200, "text/plain", ("\ufeff" + number).getBytes(StandardCharsets.UTF_8));
    }
}
