package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.QueryOptions;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row: create, read, upsert, delete, its single columns and its links. */
final class RowEndpoints {
    private final Organization org;
    private final RowOperations operations;
    private final RowJson rows;
    private final QueryEndpoint queries;

    RowEndpoints(Organization org, RowOperations operations, RowJson rows, QueryEndpoint queries) {
        this.org = org;
        this.operations = operations;
        this.rows = rows;
        this.queries = queries;
    }

    Reply create(Call call, TableType type) {
        Row row = operations.create(call, type, call.object());
        return written(call, row, address(row), true, 204);
    }

    Reply handle(Call call) {
        Addresses.Target target =
                operations.addresses().target(call, call.path().get(0));
        if (call.path().size() > 1) {
            return below(call, target);
        }
        return switch (call.method()) {
            case "GET" -> read(call, target);
            case "PATCH" -> patch(call, target);
            case "DELETE" -> delete(call, target);
            default -> throw call.notAllowed();
        };
    }

    private Reply read(Call call, Addresses.Target target) {
        org.rules().checkRead(target.type().traits().schemaName(), call.caller());
        QueryOptions options = call.options();
        rows.check(target.type(), options);
        Row row = target.existing();
        Annotations annotations = Annotations.of(call);
        String known = call.http().header("If-None-Match").orElse("");
        if (known.equals(row.etag()) && options.expand().isEmpty() && !annotations.any()) {
            return Reply.empty(304).header("ETag", row.etag());
        }
        Reply reply = Reply.json(200, whole(call, target.type(), row, options, annotations))
                .header("ETag", row.etag())
                .of(address(row));
        return Preferences.applied(call, reply, "");
    }

    private ObjectNode whole(Call call, TableType type, Row row, QueryOptions options, Annotations annotations) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.context", QueryEndpoint.context(call, type, options) + "/$entity");
        json.setAll(rows.row(type, row, options, annotations));
        return json;
    }

    private Reply patch(Call call, Addresses.Target target) {
        if (target.type().name().equals(Schema.ACTIVITY)) {
            throw new ApiException(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "The 'Update' method does not support entities of type 'activitypointer'.");
        }
        rows.check(target.type(), call.options());
        RowOperations.Written written = operations.upsert(
                call,
                target,
                call.object(),
                call.http().header("If-Match").orElse(null),
                call.http().header("If-None-Match").orElse(null));
        return written(call, written.row(), target.address(), written.created(), 204);
    }

    /** 204 with the address, or the row itself where the client prefers that. */
    private Reply written(Call call, Row row, String address, boolean created, int status) {
        if (call.prefers("return=representation")) {
            Reply reply = Reply.json(
                            created ? 201 : 200, whole(call, row.type(), row, call.options(), Annotations.of(call)))
                    .header("ETag", row.etag());
            return Preferences.applied(call, reply, "return=representation").of(address(row));
        }
        String url = call.root() + "/" + address;
        return Reply.empty(status)
                .header("Location", url)
                .header("OData-EntityId", url)
                .of(address(row));
    }

    static String address(Row row) {
        return row.type().traits().setName() + "(" + row.id() + ")";
    }

    private Reply delete(Call call, Addresses.Target target) {
        Row row = target.existing();
        RowOperations.checkVersion(row, call.http().header("If-Match").orElse(null));
        operations.delete(call, row);
        return Reply.empty(204);
    }

    private Reply below(Call call, Addresses.Target target) {
        Row row = target.existing();
        Segment segment = call.path().get(1);
        Column column = row.type().property(segment.name());
        if (column != null) {
            return column(call, row, column);
        }
        Relationship parent = target.type().parent(segment.name());
        if (parent != null) {
            return parent(call, row, parent);
        }
        Relationship child = target.type().child(segment.name());
        if (child == null) {
            throw Call.noSegment(segment.name());
        }
        return child(call, row, child, segment);
    }

    private Reply column(Call call, Row row, Column column) {
        boolean raw = call.path().size() == 3 && call.path().get(2).name().equals("$value");
        if (call.path().size() > 2 && !raw) {
            throw Call.noSegment(call.path().get(2).name());
        }
        switch (call.method()) {
            case "GET" -> {
                Object value = row.get(column);
                if (value == null || !column.readable()) {
                    return Reply.empty(204);
                }
                if (raw) {
                    String text = value instanceof Ref ref ? ref.id().toString() : value.toString();
                    return Reply.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
                }
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("@odata.context", call.root() + "/$metadata#" + address(row) + "/" + column.property());
                RowJson.put(json, "value", value);
                return Reply.json(200, json);
            }
            case "PUT" -> {
                JsonNode value = call.object().path("value");
                operations.set(call, row, column, ValueReader.read(row.type(), column, value));
                return Reply.empty(204);
            }
            case "DELETE" -> {
                operations.set(call, row, column, null);
                return Reply.empty(204);
            }
            default -> throw call.notAllowed();
        }
    }

    private static boolean references(Call call) {
        boolean refs = call.path().size() == 3 && call.path().get(2).name().equals("$ref");
        if (call.path().size() > 2 && !refs) {
            throw Call.noSegment(call.path().get(2).name());
        }
        return refs;
    }

    private Reply parent(Call call, Row row, Relationship parent) {
        if (references(call)) {
            switch (call.method()) {
                case "PUT" -> operations.set(call, row, parent.column(), referenced(call, row, parent));
                case "DELETE" -> operations.set(call, row, parent.column(), null);
                case "GET" -> {
                    return reference(call, rows.follow(row, parent));
                }
                default -> throw call.notAllowed();
            }
            return Reply.empty(204);
        }
        if (!call.method().equals("GET")) {
            throw call.notAllowed();
        }
        Row target = rows.follow(row, parent);
        if (target == null) {
            return Reply.empty(204);
        }
        QueryOptions options = call.options();
        rows.check(target.type(), options);
        return Reply.json(200, whole(call, target.type(), target, options, Annotations.of(call)));
    }

    private static Reply reference(Call call, @Nullable Row target) {
        if (target == null) {
            return Reply.empty(204);
        }
        return Reply.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("@odata.context", call.root() + "/$metadata#$ref")
                        .put("@odata.id", call.root() + "/" + address(target)));
    }

    private Ref referenced(Call call, Row row, Relationship parent) {
        Ref ref = operations
                .addresses()
                .bind(call, row.type(), call.object().path("@odata.id").asText());
        if (!Schema.accepts(parent, org.schema().known(ref.table()))) {
            throw ValueReader.payload(
                    row.type(), "'" + parent.navigation() + "' leads to '" + parent.referenced() + "'.");
        }
        return ref;
    }

    private Reply child(Call call, Row row, Relationship child, Segment segment) {
        if (!references(call)) {
            if (!call.method().equals("GET")) {
                throw call.notAllowed();
            }
            return queries.related(call, child.referencing(), () -> rows.children(row, child));
        }
        List<Row> linked = rows.children(row, child);
        switch (call.method()) {
            case "GET" -> {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("@odata.context", call.root() + "/$metadata#Collection($ref)");
                ArrayNode value = json.putArray("value");
                linked.forEach(item -> value.addObject().put("@odata.id", call.root() + "/" + address(item)));
                return Reply.json(200, json);
            }
            case "POST" -> {
                Ref ref = operations
                        .addresses()
                        .bind(call, row.type(), call.object().path("@odata.id").asText());
                Row other = org.existing(org.schema().known(ref.table()), ref.id());
                if (other.type() != child.referencing()) {
                    throw ValueReader.payload(
                            row.type(), "'" + child.collection() + "' holds '" + child.referencing() + "'.");
                }
                operations.set(call, other, child.column(), row.ref());
                return Reply.empty(204);
            }
            case "DELETE" -> {
                String wanted = segment.arguments() == null ? "" : segment.arguments();
                Row other = linked.stream()
                        .filter(item -> item.id().toString().equalsIgnoreCase(wanted))
                        .findFirst()
                        .orElseThrow(() -> new ApiException(
                                ErrorCode.OBJECT_DOES_NOT_EXIST,
                                child.referencing() + " With Id = " + wanted + " Does Not Exist"));
                operations.set(call, other, child.column(), null);
                return Reply.empty(204);
            }
            default -> throw call.notAllowed();
        }
    }
}
