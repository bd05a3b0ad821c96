package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.puente.simulator.salesforce.org.Access;
import io.puente.simulator.salesforce.org.ApiError;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /sobjects/{Type}} and below: single rows by id or by external id. */
final class RowEndpoints {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Org org;
    private final RowOperations rows;

    RowEndpoints(Org org, RowOperations rows) {
        this.org = org;
        this.rows = rows;
    }

    RestReply handle(RestCall call) {
        SObjectType type = rows.type(call.caller(), call.path().get(1));
        return switch (call.path().size()) {
            case 2 -> collection(call, type);
            case 3 -> byId(call, type, call.path().get(2));
            case 4 -> {
                Field field = type.field(call.path().get(2));
                if (field == null && type.field(call.path().get(3)) != null) {
                    yield blob(call, type, call.path().get(2), call.path().get(3));
                }
                yield byKey(call, type, call.path().get(2), call.path().get(3));
            }
            default -> throw RestCall.notFound();
        };
    }

    private RestReply collection(RestCall call, SObjectType type) {
        if (call.method().equals("GET")) {
            ObjectNode json = JSON.objectNode();
            json.set("objectDescribe", Describe.summary(type, call.root()));
            json.putArray("recentItems");
            return RestReply.json(200, json);
        }
        if (!call.method().equals("POST")) {
            throw call.methodNotAllowed("GET,HEAD,POST");
        }
        return created(call, type, org.writer().create(call.caller(), type, call.object(), call.tx()));
    }

    private static RestReply created(RestCall call, SObjectType type, String id) {
        return RestReply.json(201, CollectionEndpoints.success(id))
                .header("Location", call.root() + "/sobjects/" + type + "/" + id);
    }

    private RestReply byId(RestCall call, SObjectType type, String id) {
        Row row = org.writer().row(type, id);
        Optional<RestReply> unmet = precondition(call, type, row);
        if (unmet.isPresent()) {
            return unmet.get();
        }
        return switch (call.method()) {
            case "GET", "HEAD" -> RestReply.json(200, show(call, type, row));
            case "PATCH" -> {
                if (call.object().has("Id") || call.object().has("id")) {
                    throw new ApiException(
                            "INVALID_FIELD", "The Id field should not be specified in the sobject data.");
                }
                org.writer().update(call.caller(), type, row, call.object(), call.tx());
                yield RestReply.empty(204);
            }
            case "DELETE" -> {
                org.writer().delete(call.caller(), type, row, call.tx());
                yield RestReply.empty(204);
            }
            default -> throw call.methodNotAllowed("DELETE,GET,HEAD,PATCH");
        };
    }

    private ObjectNode show(RestCall call, SObjectType type, Row row) {
        Access access = org.access(call.caller().userId());
        Optional<String> wanted = call.query("fields");
        if (wanted.isEmpty()) {
            return RowJson.whole(org, access, type, row, call.root());
        }
        return RowJson.of(
                org, type, row, fields(type, access, List.of(wanted.get().split(","))), call.root());
    }

    static Collection<Field> fields(SObjectType type, Access access, Collection<String> names) {
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            Field field = type.field(name.trim());
            if (field == null || !access.sees(type, field)) {
                throw new ApiException(
                        "INVALID_FIELD", "No such column '" + name.trim() + "' on sobject of type " + type);
            }
            fields.add(field);
        }
        return fields;
    }

    private RestReply byKey(RestCall call, SObjectType type, String keyName, String value) {
        Field key = rows.key(call.caller(), type, keyName);
        if (key.type() == FieldType.ID && !call.method().equals("PATCH")) {
            return byId(call, type, value);
        }
        List<Row> found = rows.find(type, key, value);
        if (found.size() > 1) {
            ArrayNode choices = JSON.arrayNode();
            found.forEach(row -> choices.add(call.root() + "/sobjects/" + type + "/" + row.id()));
            return RestReply.json(300, choices);
        }
        if (call.method().equals("PATCH") || call.method().equals("POST")) {
            return upsert(call, type, key, value, found);
        }
        if (found.isEmpty()) {
            throw RestCall.notFound();
        }
        return byId(call, type, found.get(0).id());
    }

    private RestReply upsert(RestCall call, SObjectType type, Field key, String value, List<Row> found) {
        ObjectNode body = call.object();
        List<String> refused = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (name.equalsIgnoreCase(key.name()) || name.equalsIgnoreCase("Id")) {
                refused.add(name);
            }
        });
        if (!refused.isEmpty()) {
            throw new ApiException(
                    "INVALID_FIELD", "The " + refused.get(0) + " field should not be specified in the sobject data.");
        }
        if (found.isEmpty() && call.query("updateOnly").filter("true"::equals).isPresent()) {
            throw RestCall.notFound();
        }
        if (!found.isEmpty()) {
            Optional<RestReply> unmet = precondition(call, type, found.get(0));
            if (unmet.isPresent()) {
                return unmet.get();
            }
        }
        RowOperations.Upserted done =
                rows.upsert(call.caller(), type, key, TextNode.valueOf(value), body.deepCopy(), call.tx());
        if (!done.created() && call.versionNumber() < 46) {
            return RestReply.empty(204);
        }
        RestReply reply = RestReply.json(
                done.created() ? 201 : 200,
                CollectionEndpoints.success(done.id()).put("created", done.created()));
        return done.created() ? reply.header("Location", call.root() + "/sobjects/" + type + "/" + done.id()) : reply;
    }

    private static Optional<RestReply> precondition(RestCall call, SObjectType type, Row row) {
        Optional<Instant> limit = call.header("If-Unmodified-Since").flatMap(RowEndpoints::httpDate);
        Object changed = row.get(type.known("LastModifiedDate"));
        if (limit.isPresent() && changed instanceof Instant at && at.isAfter(limit.get())) {
            return Optional.of(
                    RestReply.error(412, ApiError.of("PRECONDITION_FAILED", "Entity modified since " + limit.get())));
        }
        return Optional.empty();
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private RestReply blob(RestCall call, SObjectType type, String id, String fieldName) {
        Field field = type.field(fieldName);
        Row row = org.writer().row(type, id);
        if (field == null || field.type() != FieldType.BASE64 || !call.method().equals("GET")) {
            throw RestCall.notFound();
        }
        byte[] bytes = row.get(field) instanceof byte[] data ? data : new byte[0];
        return new RestReply(200, null, bytes, Map.of());
    }
}
