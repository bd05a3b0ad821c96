package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CreateMultiple, UpdateMultiple and UpsertMultiple: all or nothing, one error for the first bad row. */
final class BulkEndpoints {
    private final RowOperations operations;

    BulkEndpoints(RowOperations operations) {
        this.operations = operations;
    }

    @Nullable
    Reply handle(Call call, TableType type, String message) {
        return switch (message) {
            case "CreateMultiple" -> create(call, type);
            case "UpdateMultiple" -> update(call, type);
            case "UpsertMultiple" -> upsert(call, type);
            default -> null;
        };
    }

    private List<ObjectNode> targets(Call call, TableType type) {
        JsonNode targets = call.object().path("Targets");
        if (!targets.isArray() || targets.isEmpty()) {
            throw new ApiException(ErrorCode.INVALID_ARGUMENT, "Parameter 'Targets' cannot be null or empty.");
        }
        List<ObjectNode> all = new ArrayList<>();
        String expected = "Microsoft.Dynamics.CRM." + type;
        for (JsonNode target : targets) {
            if (!(target instanceof ObjectNode object)
                    || !target.path("@odata.type")
                            .asText()
                            .replaceFirst("^#", "")
                            .equals(expected)) {
                throw ValueReader.payload(type, "Each target needs \"@odata.type\": \"" + expected + "\".");
            }
            all.add(object);
        }
        return all;
    }

    private Reply create(Call call, TableType type) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.context", call.root() + "/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
        ArrayNode ids = json.putArray("Ids");
        for (ObjectNode target : targets(call, type)) {
            ids.add(operations.create(call, type, target).id().toString());
        }
        return Reply.json(200, json);
    }

    private Reply update(Call call, TableType type) {
        for (ObjectNode target : targets(call, type)) {
            operations.upsert(call, named(call, type, target), target, "*", null);
        }
        return Reply.empty(204);
    }

    private Reply upsert(Call call, TableType type) {
        for (ObjectNode target : targets(call, type)) {
            Addresses.Target named = named(call, type, target);
            if (named.row() == null) {
                for (Column column : named.key().keySet()) {
                    if (target.has(column.property())) {
                        throw new ApiException(
                                ErrorCode.UNEXPECTED,
                                "An unexpected error occurred: the key column '" + column.name()
                                        + "' is in the key and in the body.");
                    }
                }
            }
            operations.upsert(call, named, target, null, null);
        }
        return Reply.empty(204);
    }

    private Addresses.Target named(Call call, TableType type, ObjectNode target) {
        String address = target.path("@odata.id").asText();
        JsonNode id = target.path(type.traits().primaryId());
        if (address.isEmpty() && id.isTextual()) {
            address = type.traits().setName() + "(" + id.textValue() + ")";
        }
        List<Segment> segments =
                Segment.parse(address.replaceFirst("^(https?://[^/]+)?/?(api/data/v\\d+\\.\\d+/)?", ""));
        if (segments.size() != 1 || segments.get(0).arguments() == null) {
            throw new ApiException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Each target needs its primary key '" + type.traits().primaryId() + "' or an @odata.id.");
        }
        return operations.addresses().target(call, segments.get(0));
    }
}
