package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.Access;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Caller;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.org.PermissionGrant.Right;
import io.puente.simulator.salesforce.org.Transaction;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.RecordId;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rows, collections and SOAP have in common: finding objects and keys, and upserting one row. */
public final class RowOperations {
    private final Org org;

    public RowOperations(Org org) {
        this.org = org;
    }

    /** @param created whether the row is new */
    public record Upserted(String id, boolean created) {}

    /** @throws ApiException NOT_FOUND also for an object the user may not read */
    SObjectType type(Caller caller, String name) {
        SObjectType type = org.schema().type(name);
        if (type == null || !org.access(caller.userId()).may(Right.READ, type)) {
            throw RestCall.notFound();
        }
        return type;
    }

    /** @throws ApiException INVALID_TYPE */
    public SObjectType typeOfRow(Caller caller, JsonNode row) {
        String name = row.path("attributes").path("type").asText("");
        SObjectType type = org.schema().type(name);
        if (type == null || !org.access(caller.userId()).may(Right.READ, type)) {
            throw new ApiException("INVALID_TYPE", "sObject type '" + name + "' is not supported.");
        }
        return type;
    }

    /** A field that an upsert may be keyed by. */
    public Field key(Caller caller, SObjectType type, String name) {
        Field field = type.field(name);
        Access access = org.access(caller.userId());
        if (field == null || !field.key() || !access.sees(type, field)) {
            throw new ApiException(
                    "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name);
        }
        return field;
    }

    /** Live rows with that key. */
    public List<Row> find(SObjectType type, Field key, String value) {
        Table table = org.tables().of(type);
        if (key.type() != FieldType.ID) {
            return table.find(key, key.type().numeric() ? decimal(value) : value);
        }
        String id = RecordId.normalise(value);
        Row row = id == null ? null : table.get(id);
        return row == null ? List.of() : List.of(row);
    }

    private static @Nullable Object decimal(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * Creates or changes the row with that key.
     *
     * @param body without the key field
     */
    public Upserted upsert(
            Caller caller, SObjectType type, Field key, JsonNode value, ObjectNode body, Transaction tx) {
        List<Row> found = find(type, key, value.asText());
        if (found.size() > 1) {
            throw new ApiException(
                    "DUPLICATE_EXTERNAL_ID",
                    key.label() + ": more than one record found for external id field: "
                            + found.stream().map(Row::id).toList());
        }
        if (found.size() == 1) {
            Row row = found.get(0);
            org.writer().update(caller, type, row, body, tx);
            return new Upserted(row.id(), false);
        }
        if (key.type() == FieldType.ID) {
            throw new ApiException("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        }
        body.set(key.name(), value);
        return new Upserted(org.writer().create(caller, type, body, tx), true);
    }
}
