package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.ApiError;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.ChildRelationship;
import io.puente.simulator.salesforce.schema.SObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /composite/tree/{Type}}: creates rows with their children, all or none. */
final class TreeEndpoint {
    // The vendor's limits.
    private static final int MAX_ROWS = 200;
    private static final int MAX_DEPTH = 5;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Org org;
    private final RowOperations rows;

    TreeEndpoint(Org org, RowOperations rows) {
        this.org = org;
        this.rows = rows;
    }

    RestReply handle(RestCall call) {
        if (!call.method().equals("POST")) {
            throw call.methodNotAllowed("POST");
        }
        SObjectType type = rows.type(call.caller(), call.path().get(2));
        int start = call.tx().mark();
        ArrayNode created = JSON.arrayNode();
        ArrayNode failed = JSON.arrayNode();
        create(call, type, call.object().path("records"), Optional.empty(), "", 1, created, failed);
        ObjectNode json = JSON.objectNode().put("hasErrors", !failed.isEmpty());
        json.set("results", failed.isEmpty() ? created : failed);
        if (!failed.isEmpty()) {
            call.tx().backTo(start);
        }
        return RestReply.json(failed.isEmpty() ? 201 : 400, json);
    }

    private void create(
            RestCall call,
            SObjectType type,
            JsonNode records,
            Optional<ChildRelationship> link,
            String parentId,
            int depth,
            ArrayNode created,
            ArrayNode failed) {
        if (!records.isArray() || depth > MAX_DEPTH) {
            throw new ApiException("JSON_PARSER_ERROR", "\"records\" must be an array, nested at most 5 levels deep");
        }
        for (JsonNode record : records) {
            if (created.size() + failed.size() >= MAX_ROWS) {
                throw new ApiException("EXCEEDED_ID_LIMIT", "A tree has at most 200 records");
            }
            String reference = record.path("attributes").path("referenceId").asText();
            ObjectNode body = JSON.objectNode();
            List<String> nested = new ArrayList<>();
            record.fields().forEachRemaining(entry -> {
                if (entry.getValue().path("records").isArray()) {
                    nested.add(entry.getKey());
                } else {
                    body.set(entry.getKey(), entry.getValue());
                }
            });
            link.ifPresent(child -> body.put(child.field().name(), parentId));
            int mark = call.tx().mark();
            try {
                String id = org.writer().create(call.caller(), type, body, call.tx());
                created.addObject().put("referenceId", reference).put("id", id);
                for (String name : nested) {
                    ChildRelationship child = child(type, name);
                    create(
                            call,
                            child.type(),
                            record.path(name).path("records"),
                            Optional.of(child),
                            id,
                            depth + 1,
                            created,
                            failed);
                }
            } catch (ApiException e) {
                call.tx().backTo(mark);
                failure(failed, reference, e.error());
            }
        }
    }

    private ChildRelationship child(SObjectType type, String name) {
        return org.schema().childrenOf(type).stream()
                .filter(child -> name.equalsIgnoreCase(child.field().childRelationshipName()))
                .findFirst()
                .orElseThrow(() ->
                        new ApiException("INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type));
    }

    private static void failure(ArrayNode failed, String reference, ApiError error) {
        ObjectNode entry = failed.addObject().put("referenceId", reference);
        entry.putArray("errors").add(RestReply.entry(error, "statusCode"));
    }
}
