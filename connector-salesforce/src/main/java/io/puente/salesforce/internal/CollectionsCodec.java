package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.salesforce.internal.WritePart.Mode;
import io.puente.spi.Change;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collections calls and their results, alone or several in one composite call. */
final class CollectionsCodec {

    /** What one row of the answer said: an id, or an error. */
    record Row(Change change, String recordId, boolean created, Optional<SalesforceError> error) {}

    private CollectionsCodec() {}

    /** Records apart: one bad record does not take the others with it. */
    static ObjectNode body(WritePart part) {
        ObjectNode body = SalesforceApi.JSON.createObjectNode();
        body.put("allOrNone", false);
        ArrayNode records = body.putArray("records");
        part.changes().forEach(change -> records.add(RecordJson.of(change, part.mode() == Mode.UPDATE)));
        return body;
    }

    /** Several collections calls for the price of one. */
    static ObjectNode composite(SalesforceApi api, List<WritePart> parts) {
        ObjectNode body = SalesforceApi.JSON.createObjectNode();
        body.put("allOrNone", false);
        body.put("collateSubrequests", false);
        ArrayNode requests = body.putArray("compositeRequest");
        for (int i = 0; i < parts.size(); i++) {
            ObjectNode request = requests.addObject();
            request.put("method", parts.get(i).method());
            request.put("url", api.path(parts.get(i).resource()));
            request.put("referenceId", "part" + i);
            request.set("body", body(parts.get(i)));
        }
        return body;
    }

    /** The replies to the parts, in their order. */
    static List<HttpReply> parts(SalesforceCall call, JsonNode answer, int count) throws TargetFailure {
        JsonNode responses = answer.path("compositeResponse");
        if (responses.size() != count) {
            throw SalesforceApi.unreadable(call);
        }
        List<HttpReply> replies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode response = responses.path(i);
            if (!response.path("referenceId").asText().equals("part" + i)
                    || !response.path("httpStatusCode").isInt()) {
                throw SalesforceApi.unreadable(call);
            }
            byte[] body = response.path("body").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            replies.add(new HttpReply(response.path("httpStatusCode").intValue(), java.util.Map.of(), body));
        }
        return replies;
    }

    /** One row for each change, in order, or nothing at all. */
    static List<Row> rows(SalesforceCall call, WritePart part, JsonNode answer) throws TargetFailure {
        if (!answer.isArray() || answer.size() != part.changes().size()) {
            throw SalesforceApi.unreadable(call);
        }
        List<Row> rows = new ArrayList<>(answer.size());
        for (int i = 0; i < answer.size(); i++) {
            rows.add(row(call, part, part.changes().get(i), answer.get(i)));
        }
        return rows;
    }

    private static Row row(SalesforceCall call, WritePart part, Change change, JsonNode node) throws TargetFailure {
        JsonNode success = node.path("success");
        if (success.isBoolean() && success.booleanValue()) {
            String id = node.path("id").asText("");
            if (!id.isEmpty()) {
                boolean created = node.path("created").asBoolean(part.mode() == Mode.CREATE);
                return new Row(change, id, created, Optional.empty());
            }
        } else if (success.isBoolean()) {
            List<SalesforceError> errors = SalesforceError.listOf(node.path("errors"));
            if (!errors.isEmpty()) {
                return new Row(change, "", false, Optional.of(errors.get(0)));
            }
        }
        throw SalesforceApi.unreadable(call);
    }
}
