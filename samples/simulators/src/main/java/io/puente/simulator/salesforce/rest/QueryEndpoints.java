package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.soql.Projection;
import io.puente.simulator.salesforce.soql.SoqlEngine;
import io.puente.simulator.salesforce.soql.SoqlResult;
import io.puente.simulator.salesforce.store.RecordId;
import io.puente.simulator.salesforce.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /query}, {@code /queryAll} and their next pages. */
final class QueryEndpoints {
    private static final int DEFAULT_PAGE = 2_000;
    private static final int SMALLEST_PAGE = 200;
    private static final Duration CURSOR_LIFETIME = Duration.ofDays(2);
    private static final Pattern BATCH_SIZE = Pattern.compile("batchSize=(\\d+)");

    private final Org org;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Cursor> cursors = new ConcurrentHashMap<>();

    private record Cursor(String userId, SoqlResult result, int page, Instant opened) {}

    record Json(String root) implements Projection.RowWriter {
        @Override
        public JsonNode attributes(SObjectType type, Row row) {
            return RowJson.attributes(type, row, root);
        }

        @Override
        public JsonNode value(SObjectType type, Row row, Field field, @Nullable Object value) {
            return RowJson.value(type, row, field, value, root);
        }
    }

    QueryEndpoints(Org org) {
        this.org = org;
    }

    RestReply handle(RestCall call) {
        if (!call.method().equals("GET")) {
            throw call.methodNotAllowed("GET,HEAD");
        }
        if (call.path().size() > 1) {
            return next(call, call.path().get(1));
        }
        String soql =
                call.query("q").orElseThrow(() -> new ApiException("MALFORMED_QUERY", "The parameter q is missing"));
        boolean withDeleted = call.path().get(0).equals("queryAll");
        SoqlEngine engine = new SoqlEngine(org, org.access(call.caller().userId()), new Json(call.root()), withDeleted);
        SoqlResult result = engine.run(soql);
        Cursor cursor = new Cursor(
                call.caller().userId(), result, pageSize(call), org.clock().instant());
        return page(call, RecordId.of("01g", count.incrementAndGet()), cursor, 0);
    }

    private static int pageSize(RestCall call) {
        Matcher wanted = BATCH_SIZE.matcher(call.header("Sforce-Query-Options").orElse(""));
        int size = wanted.find() ? Integer.parseInt(wanted.group(1)) : DEFAULT_PAGE;
        return Math.max(SMALLEST_PAGE, Math.min(DEFAULT_PAGE, size));
    }

    private RestReply next(RestCall call, String locator) {
        int dash = locator.lastIndexOf('-');
        Cursor cursor = dash < 0 ? null : cursors.get(locator.substring(0, dash));
        boolean alive = cursor != null
                && cursor.userId().equals(call.caller().userId())
                && cursor.opened().plus(CURSOR_LIFETIME).isAfter(org.clock().instant());
        if (cursor == null || !alive || !locator.substring(dash + 1).matches("\\d{1,9}")) {
            throw new ApiException("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(call, locator.substring(0, dash), cursor, Integer.parseInt(locator.substring(dash + 1)));
    }

    private RestReply page(RestCall call, String id, Cursor cursor, int from) {
        SoqlResult result = cursor.result();
        int to = Math.min(result.rows(), from + cursor.page());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("totalSize", result.totalSize());
        json.put("done", to == result.rows());
        if (to < result.rows()) {
            cursors.put(id, cursor);
            json.put("nextRecordsUrl", call.root() + "/" + call.path().get(0) + "/" + id + "-" + to);
        }
        ArrayNode records = json.putArray("records");
        for (int i = from; i < to; i++) {
            records.add(result.row().apply(i));
        }
        return RestReply.json(200, json);
    }
}
