package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.ApiError;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.RecordId;
import io.puente.simulator.salesforce.store.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /composite/sobjects}: up to 200 rows per call, one result per row, in order. */
final class CollectionEndpoints {
    // The vendor's limits for one call.
    private static final int MAX_ROWS = 200;
    private static final int MAX_CHUNKS = 10;
    private static final int MAX_READ = 2_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Org org;
    private final RowOperations rows;

    /** One row's work. */
    private interface Step {
        ObjectNode run(ObjectNode row);
    }

    CollectionEndpoints(Org org, RowOperations rows) {
        this.org = org;
        this.rows = rows;
    }

    /** @param call with a path that begins with {@code composite/sobjects} */
    RestReply handle(RestCall call) {
        List<String> path = call.path();
        return switch (call.method() + " " + path.size()) {
            case "POST 2" -> all(call, row -> create(call, row));
            case "PATCH 2" -> all(call, row -> update(call, row));
            case "DELETE 2" -> delete(call);
            case "PATCH 4" -> upsert(call, path.get(2), path.get(3));
            case "GET 3", "POST 3" -> retrieve(call, path.get(2));
            default -> throw call.methodNotAllowed("DELETE,GET,PATCH,POST");
        };
    }

    static ObjectNode success(String id) {
        ObjectNode json = JSON.objectNode().put("id", id).put("success", true);
        json.putArray("errors");
        return json;
    }

    private static ObjectNode failure(@Nullable String id, ApiError error) {
        ObjectNode json = JSON.objectNode();
        if (id != null) {
            json.put("id", id);
        }
        json.put("success", false);
        json.putArray("errors").add(RestReply.entry(error, "statusCode"));
        return json;
    }

    private RestReply all(RestCall call, Step step) {
        List<ObjectNode> records = records(call);
        int chunks = 0;
        String before = "";
        for (ObjectNode row : records) {
            String type = row.path("attributes").path("type").asText();
            chunks += type.equals(before) ? 0 : 1;
            before = type;
        }
        if (chunks > MAX_CHUNKS) {
            throw new ApiException(
                    "INVALID_INPUT", "The request has " + chunks + " chunks of records of one type; the limit is 10");
        }
        return run(call, records, call.object().path("allOrNone").asBoolean(false), step);
    }

    private static List<ObjectNode> records(RestCall call) {
        JsonNode records = call.object().path("records");
        if (!records.isArray()) {
            throw new ApiException("JSON_PARSER_ERROR", "The request has no array \"records\"");
        }
        if (records.size() > MAX_ROWS) {
            throw new ApiException(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call");
        }
        List<ObjectNode> rows = new ArrayList<>(records.size());
        for (JsonNode row : records) {
            if (!(row instanceof ObjectNode object)) {
                throw new ApiException("JSON_PARSER_ERROR", "Every element of \"records\" must be an object");
            }
            rows.add(object);
        }
        return rows;
    }

    private static RestReply run(RestCall call, List<ObjectNode> records, boolean allOrNone, Step step) {
        int start = call.tx().mark();
        List<ObjectNode> results = new ArrayList<>(records.size());
        boolean failed = false;
        for (ObjectNode row : records) {
            int mark = call.tx().mark();
            try {
                results.add(step.run(row));
            } catch (ApiException e) {
                call.tx().backTo(mark);
                failed = true;
                String id = row.path("id").asText(row.path("Id").asText(null));
                results.add(failure(id, e.error()));
            }
        }
        if (failed && allOrNone) {
            call.tx().backTo(start);
            ApiError rolledBack = ApiError.of(
                    "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                    "Record rolled back because not all records were valid and the request was using AllOrNone header");
            results.replaceAll(result -> result.path("success").asBoolean() ? failure(null, rolledBack) : result);
        }
        ArrayNode array = JSON.arrayNode(results.size());
        results.forEach(array::add);
        return RestReply.json(200, array);
    }

    private ObjectNode create(RestCall call, ObjectNode row) {
        SObjectType type = rows.typeOfRow(call.caller(), row);
        return success(org.writer().create(call.caller(), type, row, call.tx()));
    }

    private ObjectNode update(RestCall call, ObjectNode row) {
        SObjectType type = rows.typeOfRow(call.caller(), row);
        ObjectNode body = row.deepCopy();
        JsonNode id = removeIgnoringCase(body, "Id");
        if (id == null || id.isNull()) {
            throw new ApiException("MISSING_ARGUMENT", "Id not specified in an update call");
        }
        Row stored = org.writer().row(type, id.asText());
        org.writer().update(call.caller(), type, stored, body, call.tx());
        return success(stored.id());
    }

    private RestReply upsert(RestCall call, String typeName, String keyName) {
        SObjectType type = rows.type(call.caller(), typeName);
        Field key = rows.key(call.caller(), type, keyName);
        List<ObjectNode> records = records(call);
        Map<String, Integer> uses = new HashMap<>();
        for (ObjectNode row : records) {
            uses.merge(comparable(key, value(row, key)), 1, Integer::sum);
        }
        return run(call, records, call.object().path("allOrNone").asBoolean(false), row -> {
            if (!rows.typeOfRow(call.caller(), row).equals(type)) {
                throw new ApiException("INVALID_TYPE", "sObject type differs from that of the request: " + type);
            }
            String value = value(row, key);
            if (value.isEmpty()) {
                throw new ApiException("MISSING_ARGUMENT", key.name() + " not specified", key.name());
            }
            if (uses.getOrDefault(comparable(key, value), 0) > 1) {
                throw new ApiException("DUPLICATE_VALUE", "Duplicate external id specified: " + value, key.name());
            }
            ObjectNode body = row.deepCopy();
            JsonNode keyNode = removeIgnoringCase(body, key.name());
            if (key.type() != FieldType.ID && removeIgnoringCase(body, "Id") != null) {
                throw new ApiException(
                        "INVALID_FIELD",
                        "cannot specify both an external ID reference " + key.name() + " and a salesforce id, " + type);
            }
            RowOperations.Upserted done =
                    rows.upsert(call.caller(), type, key, keyNode == null ? JSON.nullNode() : keyNode, body, call.tx());
            return success(done.id()).put("created", done.created());
        });
    }

    private static String value(ObjectNode row, Field key) {
        JsonNode exact = row.get(key.name());
        if (exact != null) {
            return exact.isNull() ? "" : exact.asText();
        }
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(key.name()))
                .findFirst()
                .map(name -> row.path(name).isNull() ? "" : row.path(name).asText())
                .orElse("");
    }

    private static String comparable(Field key, String value) {
        return key.is(FieldFlag.CASE_SENSITIVE) || key.type() == FieldType.ID ? value : value.toLowerCase(Locale.ROOT);
    }

    private static @Nullable JsonNode removeIgnoringCase(ObjectNode body, String name) {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        JsonNode removed = null;
        for (String candidate : names) {
            if (candidate.equalsIgnoreCase(name)) {
                removed = body.remove(candidate);
            }
        }
        return removed;
    }

    private RestReply delete(RestCall call) {
        List<ObjectNode> ids = new ArrayList<>();
        for (String id : call.query("ids").orElse("").split(",")) {
            ids.add(JSON.objectNode().put("id", id.trim()));
        }
        if (ids.size() > MAX_ROWS) {
            throw new ApiException(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records into this call");
        }
        boolean allOrNone = call.query("allOrNone").filter("true"::equals).isPresent();
        return run(call, ids, allOrNone, entry -> {
            String id = RecordId.normalise(entry.path("id").asText());
            SObjectType type = id == null ? null : org.schema().typeOfId(id);
            if (id == null || type == null) {
                throw new ApiException(
                        "MALFORMED_ID", "malformed id " + entry.path("id").asText());
            }
            org.writer().delete(call.caller(), type, org.writer().row(type, id), call.tx());
            return success(id);
        });
    }

    private RestReply retrieve(RestCall call, String typeName) {
        SObjectType type = rows.type(call.caller(), typeName);
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (call.method().equals("GET")) {
            ids.addAll(Arrays.asList(call.query("ids").orElse("").split(",")));
            names.addAll(Arrays.asList(call.query("fields").orElse("").split(",")));
        } else {
            call.object().path("ids").forEach(id -> ids.add(id.asText()));
            call.object().path("fields").forEach(name -> names.add(name.asText()));
        }
        if (ids.size() > MAX_READ) {
            throw new ApiException("EXCEEDED_ID_LIMIT", "record limit reached. cannot retrieve more than 2000 records");
        }
        Collection<Field> fields =
                RowEndpoints.fields(type, org.access(call.caller().userId()), names);
        ArrayNode result = JSON.arrayNode();
        for (String id : ids) {
            String id18 = RecordId.normalise(id.trim());
            Row row = id18 == null ? null : org.tables().of(type).get(id18);
            result.add(row == null ? JSON.nullNode() : RowJson.of(org, type, row, fields, call.root()));
        }
        return RestReply.json(200, result);
    }
}
