package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Actions on cases and people: CloseIncident, AddToQueue, Merge and the routing ones. */
final class CaseActions implements Endpoint {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private final Organization org;
    private final RowOperations operations;

    CaseActions(Organization org, RowOperations operations) {
        this.org = org;
        this.operations = operations;
    }

    @Override
    public @Nullable Reply handle(Call call) {
        if (!call.method().equals("POST")) {
            return null;
        }
        Segment first = call.path().get(0);
        if (call.path().size() == 2 && call.path().get(1).name().equals(NAMESPACE + "AddToQueue")) {
            return addToQueue(call, operations.addresses().target(call, first).existing());
        }
        if (call.path().size() > 1) {
            return null;
        }
        return switch (first.name()) {
            case "CloseIncident" -> close(call);
            case "Merge" -> merge(call);
            case "msdyn_ApplyRoutingRuleEntityRecord", "ApplyRoutingRule" -> {
                call.object();
                yield Reply.empty(204);
            }
            default -> null;
        };
    }

    private Reply close(Call call) {
        ObjectNode body = call.object();
        if (!(body.path("IncidentResolution") instanceof ObjectNode given)) {
            throw new ApiException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Required field 'IncidentResolution' is missing for message 'CloseIncident'.");
        }
        if (!body.path("Status").isIntegralNumber()) {
            throw new ApiException(
                    ErrorCode.INVALID_ARGUMENT, "Required field 'Status' is missing for message 'CloseIncident'.");
        }
        TableType type = org.schema().known("incidentresolution");
        // The documentation of the platform binds by column; the property of activity tables carries a suffix.
        if (given.has("incidentid@odata.bind")) {
            given.set("incidentid_incidentresolution@odata.bind", given.remove("incidentid@odata.bind"));
        }
        Map<Column, @Nullable Object> values =
                operations.payloads().read(call, type, given).values();
        if (!(values.get(type.known("incidentid")) instanceof Ref incident)) {
            throw new ApiException(ErrorCode.INVALID_ARGUMENT, "The incident id is missing.");
        }
        Row row = org.existing(org.schema().known("incident"), incident.id());
        org.cases().close(row, body.path("Status").intValue(), values, call.caller(), call.tx());
        return Reply.empty(204);
    }

    /** A parameter that is a row: its type and its primary key. */
    private Row row(ObjectNode body, String parameter) {
        JsonNode given = body.path(parameter);
        String name = given.path("@odata.type").asText().replaceFirst("^#?" + NAMESPACE, "");
        TableType type = org.schema().table(name);
        UUID id = type == null
                ? null
                : ValueReader.parseGuid(given.path(type.traits().primaryId()).asText());
        if (type == null || id == null) {
            throw new ApiException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Parameter '" + parameter + "' needs an @odata.type and its primary key.");
        }
        return org.existing(type, id);
    }

    private Reply addToQueue(Call call, Row queue) {
        Row target = row(call.object(), "Target");
        TableType items = org.schema().known("queueitem");
        Column object = items.known("objectid");
        Column inQueue = items.known("queueid");
        Row item =
                org.rows(items).find(object, target.ref()).stream().findFirst().orElse(null);
        Map<Column, @Nullable Object> values = new LinkedHashMap<>();
        values.put(inQueue, queue.ref());
        if (item == null) {
            values.put(object, target.ref());
            item = org.writer().create(items, null, values, call.caller(), call.tx());
        } else {
            // One object sits in one queue at a time.
            org.writer().update(item, values, call.caller(), call.tx());
        }
        return Reply.json(
                200,
                Functions.response(call, "AddToQueue")
                        .put("QueueItemId", item.id().toString()));
    }

    private Reply merge(Call call) {
        ObjectNode body = call.object();
        Row master = row(body, "Target");
        Row subordinate = row(body, "Subordinate");
        if (master.type() != subordinate.type() || master == subordinate || master.get("merged") == null) {
            throw new ApiException(ErrorCode.INVALID_ARGUMENT, "Cannot merge these two records.");
        }
        if (body.path("UpdateContent") instanceof ObjectNode content) {
            Map<Column, @Nullable Object> values =
                    operations.payloads().read(call, master.type(), content).values();
            values.remove(master.type().primaryId());
            org.writer().update(master, values, call.caller(), call.tx());
        }
        org.writer().merge(master, subordinate, call.tx());
        return Reply.empty(204);
    }
}
