package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.QueryOptions;
import io.puente.simulator.dataverse.odata.QueryOptions.Expand;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes rows as the API shows them. */
public final class RowJson {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("M/d/uuuu h:mm a", Locale.US).withZone(ZoneOffset.UTC);

    private final Organization org;
    private final FilterCompiler filters;

    RowJson(Organization org, FilterCompiler filters) {
        this.org = org;
        this.filters = filters;
    }

    /** Refuses names that the table lacks, before any row is read. */
    void check(TableType type, QueryOptions options) {
        options.select().forEach(name -> {
            if (!name.equals("*")) {
                FilterCompiler.property(type, name);
            }
        });
        for (Expand expand : options.expand()) {
            Relationship parent = type.parent(expand.navigation());
            Relationship child = type.child(expand.navigation());
            if (parent != null) {
                check(parent.referenced(), expand.options());
            } else if (child != null) {
                check(child.referencing(), expand.options());
            } else {
                throw FilterCompiler.noProperty(type, expand.navigation());
            }
        }
    }

    /** @param type as which the row is read: its own, or what activities have in common */
    ObjectNode row(TableType type, Row row, QueryOptions options, Annotations annotations) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.etag", row.etag());
        for (Column column : columns(type, options)) {
            property(json, type, row, column, annotations);
        }
        for (Expand expand : options.expand()) {
            expand(json, type, row, expand, annotations);
        }
        return json;
    }

    private static List<Column> columns(TableType type, QueryOptions options) {
        List<Column> columns = new ArrayList<>();
        if (options.select().isEmpty() || options.select().contains("*")) {
            type.columns().stream().filter(Column::readable).forEach(columns::add);
            return columns;
        }
        columns.add(type.primaryId());
        for (String name : options.select()) {
            Column column = FilterCompiler.property(type, name);
            if (!columns.contains(column)) {
                columns.add(column);
            }
        }
        return columns;
    }

    private void property(ObjectNode json, TableType type, Row row, Column column, Annotations annotations) {
        Object value = row.get(column);
        String name = column.property();
        String formatted = value == null ? null : formatted(row, column, value);
        if (formatted != null && annotations.wanted(Annotations.FORMATTED)) {
            json.put(name + "@" + Annotations.FORMATTED, formatted);
        }
        if (value instanceof Ref ref) {
            Relationship parent = type.parent(column, ref.table());
            if (parent != null && annotations.wanted(Annotations.NAVIGATION)) {
                json.put(name + "@" + Annotations.NAVIGATION, parent.navigation());
            }
            if (annotations.wanted(Annotations.LOGICAL_NAME)) {
                json.put(name + "@" + Annotations.LOGICAL_NAME, ref.table());
            }
        }
        put(json, name, value);
    }

    static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value instanceof Ref ref) {
            json.put(name, ref.id().toString());
        } else if (value instanceof Integer number) {
            json.put(name, number);
        } else if (value instanceof Long number) {
            json.put(name, number);
        } else if (value instanceof BigDecimal number) {
            json.put(name, number);
        } else if (value instanceof Boolean flag) {
            json.put(name, flag);
        } else if (value == null) {
            json.putNull(name);
        } else {
            json.put(name, value.toString());
        }
    }

    /** What forms would show; null where the text is the value itself. */
    public @Nullable String formatted(Row row, Column column, Object value) {
        // Activities read as such have the options of their own table.
        Column own = row.type().column(column.name());
        if (value instanceof Integer number && own != null && own.type().choice()) {
            Choice choice = own.choice(number);
            return choice == null ? number.toString() : choice.label();
        }
        if (value instanceof Ref ref) {
            Row target = org.get(ref);
            Column name = target == null ? null : target.type().primaryName();
            Object shown = target == null || name == null ? null : target.get(name);
            return shown == null ? null : shown.toString();
        }
        if (value instanceof Boolean flag) {
            return flag ? "Yes" : "No";
        }
        if (value instanceof Instant at) {
            return SHOWN.format(at);
        }
        return value instanceof Number number ? String.format(Locale.US, "%,d", number.longValue()) : null;
    }

    private void expand(ObjectNode json, TableType type, Row row, Expand expand, Annotations annotations) {
        Relationship parent = type.parent(expand.navigation());
        if (parent != null) {
            Row target = follow(row, parent);
            if (target == null) {
                json.putNull(expand.navigation());
            } else {
                json.set(expand.navigation(), target(parent, target, expand.options(), annotations));
            }
            return;
        }
        Relationship child = type.child(expand.navigation());
        if (child == null) {
            throw FilterCompiler.noProperty(type, expand.navigation());
        }
        ArrayNode rows = json.putArray(expand.navigation());
        List<Row> found = children(row, child);
        QueryOptions options = expand.options();
        if (options.filter() != null) {
            Predicate<Row> filter = filters.compile(child.referencing(), options.filter());
            found = found.stream().filter(filter).toList();
        }
        found = Ordering.sorted(child.referencing(), found, options.orderBy());
        int limit = options.top() < 0 ? found.size() : Math.min(options.top(), found.size());
        found.subList(0, limit).forEach(item -> rows.add(row(child.referencing(), item, options, annotations)));
    }

    /** An owner is read as what users and teams have in common: an id and nothing else. */
    private ObjectNode target(Relationship parent, Row target, QueryOptions options, Annotations annotations) {
        if (!parent.referenced().name().equals(Schema.PRINCIPAL)) {
            return row(parent.referenced(), target, options, annotations);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("@odata.type", "#Microsoft.Dynamics.CRM." + target.type())
                .put("ownerid", target.id().toString());
    }

    @Nullable
    Row follow(Row row, Relationship parent) {
        Object value = row.get(parent.column());
        TableType table = value instanceof Ref ref ? org.schema().table(ref.table()) : null;
        return value instanceof Ref ref && table != null && Schema.accepts(parent, table) ? org.get(ref) : null;
    }

    List<Row> children(Row row, Relationship child) {
        if (child.referencing().name().equals(Schema.ACTIVITY)) {
            List<Row> all = new ArrayList<>();
            for (TableType activity : org.schema().activities()) {
                Column column = activity.column(child.column().name());
                if (column != null) {
                    all.addAll(org.rows(activity).find(column, row.ref()));
                }
            }
            return all;
        }
        return org.rows(child.referencing()).find(child.column(), row.ref());
    }
}
