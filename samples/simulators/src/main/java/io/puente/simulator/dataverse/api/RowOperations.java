package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.api.PayloadReader.Payload;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes of single rows with all that hangs on them, for requests, batches and bulk messages alike. */
final class RowOperations {
    private final Organization org;
    private final Addresses addresses;
    private final PayloadReader payloads;

    /** @param created whether the row is new */
    record Written(Row row, boolean created) {}

    RowOperations(Organization org, Addresses addresses) {
        this.org = org;
        this.addresses = addresses;
        this.payloads = new PayloadReader(org, addresses);
    }

    Addresses addresses() {
        return addresses;
    }

    PayloadReader payloads() {
        return payloads;
    }

    Row create(Call call, TableType type, ObjectNode json) {
        return create(call, payloads.read(call, type, json), null, Map.of());
    }

    private Row create(Call call, Payload payload, @Nullable UUID id, Map<Column, Object> key) {
        if (payload.type().name().equals(Schema.ACTIVITY)
                || payload.type().name().equals(Schema.PRINCIPAL)) {
            throw new ApiException(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "The 'Create' method does not support entities of type '" + payload.type() + "'.");
        }
        Map<Column, @Nullable Object> values = new LinkedHashMap<>(key);
        // The body's key values win over those of the address, even if they differ.
        values.putAll(payload.values());
        payload.parents()
                .forEach((relationship, parent) -> values.put(
                        relationship.column(),
                        create(call, parent, null, Map.of()).ref()));
        Row row = org.writer().create(payload.type(), id == null ? payload.id() : id, values, call.caller(), call.tx());
        children(call, row, payload);
        return row;
    }

    private void children(Call call, Row row, Payload payload) {
        payload.children()
                .forEach((relationship, rows) ->
                        rows.forEach(child -> create(call, child, null, Map.of(relationship.column(), row.ref()))));
        payload.links().forEach((relationship, refs) -> refs.forEach(ref -> link(call, ref, relationship, row.ref())));
    }

    private void link(Call call, Ref child, Relationship relationship, Ref parent) {
        Row row = org.existing(org.schema().known(child.table()), child.id());
        Map<Column, @Nullable Object> values = new LinkedHashMap<>();
        values.put(relationship.column(), parent);
        org.writer().update(row, values, call.caller(), call.tx());
    }

    /**
     * Creates or updates, as conditions allow.
     *
     * @param ifMatch {@code *} or an entity tag, null without
     * @param ifNoneMatch likewise
     */
    Written upsert(
            Call call,
            Addresses.Target target,
            ObjectNode json,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch) {
        Payload payload = payloads.read(call, target.type(), json);
        Row row = target.row();
        if (row == null) {
            if (ifMatch != null) {
                target.existing();
            }
            if (target.byKey()) {
                return new Written(create(call, payload, null, target.key()), true);
            }
            return new Written(create(call, payload, target.id(), Map.of()), true);
        }
        if ("*".equals(ifNoneMatch)) {
            throw new ApiException(ErrorCode.DUPLICATE_RECORD, "A record with matching key values already exists.");
        }
        checkVersion(row, ifMatch);
        update(call, row, payload, target.key());
        return new Written(row, false);
    }

    static void checkVersion(Row row, @Nullable String ifMatch) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(row.etag())) {
            throw new ApiException(
                    ErrorCode.VERSION_MISMATCH,
                    "The version of the existing record doesn't match the RowVersion property provided.");
        }
    }

    private void update(Call call, Row row, Payload payload, Map<Column, Object> key) {
        if (!payload.parents().isEmpty()) {
            throw new ApiException(ErrorCode.BAD_PAYLOAD, "Deep updates are not supported; use @odata.bind.");
        }
        Map<Column, @Nullable Object> values = new LinkedHashMap<>(payload.values());
        values.keySet().removeAll(key.keySet());
        org.writer().update(row, values, call.caller(), call.tx());
        payload.children().forEach((relationship, rows) -> {
            if (!relationship.referencing().name().equals("activityparty")) {
                throw new ApiException(ErrorCode.BAD_PAYLOAD, "Deep updates are not supported; use @odata.bind.");
            }
            // Parties are replaced as a whole.
            for (Row old : org.rows(relationship.referencing()).find(relationship.column(), row.ref())) {
                org.writer().delete(old, call.caller(), call.tx());
            }
        });
        children(call, row, payload);
    }

    void set(Call call, Row row, Column column, @Nullable Object value) {
        Map<Column, @Nullable Object> values = new LinkedHashMap<>();
        values.put(column, value);
        org.writer().update(row, values, call.caller(), call.tx());
    }

    void delete(Call call, Row row) {
        org.writer().delete(row, call.caller(), call.tx());
    }

    List<Row> all(TableType type) {
        return org.all(type);
    }
}
