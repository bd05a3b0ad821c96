package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row from JSON against its table, strictly: names are case-sensitive and nothing unknown passes. */
final class PayloadReader {
    private static final String BIND = "@odata.bind";

    private final Organization org;
    private final Addresses addresses;

    /**
     * A row as the client describes it.
     *
     * @param id the primary key in the body, if any
     * @param parents rows to create first, by the relationship they are for
     * @param children rows to create afterwards, by the relationship that leads back
     * @param links existing rows to attach
     */
    record Payload(
            @Nullable UUID id,
            Map<Column, @Nullable Object> values,
            Map<Relationship, Payload> parents,
            Map<Relationship, List<Payload>> children,
            Map<Relationship, List<Ref>> links,
            TableType type) {}

    PayloadReader(Organization org, Addresses addresses) {
        this.org = org;
        this.addresses = addresses;
    }

    Payload read(Call call, TableType type, ObjectNode json) {
        Payload payload = new Payload(
                primaryKey(type, json),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                type);
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            read(call, payload, property.getKey(), property.getValue());
        }
        return payload;
    }

    private static @Nullable UUID primaryKey(TableType type, ObjectNode json) {
        JsonNode given = json.path(type.traits().primaryId());
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        return (UUID) ValueReader.read(type, type.primaryId(), given);
    }

    private void read(Call call, Payload payload, String name, JsonNode value) {
        TableType type = payload.type();
        if (name.endsWith(BIND)) {
            bind(call, payload, name.substring(0, name.length() - BIND.length()), value);
            return;
        }
        int annotation = name.indexOf('@');
        if (annotation == 0 || (annotation > 0 && type.property(name.substring(0, annotation)) != null)) {
            return;
        }
        Column column = type.property(name);
        if (column != null && column.type().reference()) {
            throw new ApiException(
                    ErrorCode.BAD_PAYLOAD,
                    "CRM do not support direct update of Entity Reference properties, Use Navigation properties"
                            + " instead.");
        }
        if (column != null) {
            payload.values().put(column, ValueReader.read(type, column, value));
            return;
        }
        Relationship parent = type.parent(name);
        Relationship child = type.child(name);
        if (parent != null && value instanceof ObjectNode nested) {
            payload.parents().put(parent, read(call, parent.referenced(), nested));
        } else if (parent != null && value.isNull()) {
            payload.values().put(parent.column(), null);
        } else if (child != null && value.isArray()) {
            List<Payload> rows = new ArrayList<>();
            for (JsonNode item : value) {
                if (!(item instanceof ObjectNode nested)) {
                    throw ValueReader.payload(type, "The items of '" + name + "' must be objects.");
                }
                rows.add(read(call, child.referencing(), nested));
            }
            payload.children().put(child, rows);
        } else {
            throw unknown(type, name);
        }
    }

    static ApiException unknown(TableType type, String name) {
        return ValueReader.payload(
                type,
                "The property '" + name + "' does not exist on type 'Microsoft.Dynamics.CRM." + type
                        + "'. Make sure to only use property names that are defined by the type or mark the type as open"
                        + " type.");
    }

    private void bind(Call call, Payload payload, String navigation, JsonNode value) {
        TableType type = payload.type();
        Relationship parent = type.parent(navigation);
        Relationship child = type.child(navigation);
        if (parent != null && value.isNull()) {
            payload.values().put(parent.column(), null);
        } else if (parent != null && value.isTextual()) {
            Ref ref = addresses.bind(call, type, value.textValue());
            Object before = payload.values().get(parent.column());
            if (before != null && !before.equals(ref)) {
                throw ValueReader.payload(
                        type, "'" + parent.column() + "' is set twice; exactly one of its properties may be bound.");
            }
            accept(type, parent, ref);
            payload.values().put(parent.column(), ref);
        } else if (child != null && value.isArray()) {
            List<Ref> refs = new ArrayList<>();
            value.forEach(item -> refs.add(addresses.bind(call, type, item.asText())));
            payload.links().put(child, refs);
        } else {
            throw ValueReader.payload(
                    type,
                    "An undeclared property '" + navigation
                            + "' which only has property annotations in the payload but no property value was found in"
                            + " the payload. In OData, only declared navigation properties and declared named streams can"
                            + " be represented as properties without values.");
        }
    }

    private void accept(TableType type, Relationship parent, Ref ref) {
        if (!Schema.accepts(parent, org.schema().known(ref.table()))) {
            throw ValueReader.payload(
                    type,
                    "'" + parent.navigation() + "' leads to '" + parent.referenced() + "', not to '" + ref.table()
                            + "'.");
        }
    }
}
