package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Searches, page by page. Siebel has no cursor: pages are counted in rows, so the order must be said. */
final class SiebelPage {
    /** Siebel's most; its default of 10 would cut silently. */
    static final int ROWS = 100;
    /** What a join without a match says in the place of an id. */
    private static final String NO_MATCH = "No Match Row Id";

    private SiebelPage() {}

    /** The parameters every search needs: all rows in one shape, no children, seen as the site allows. */
    static Map<String, String> query(SiteNames names, String object, String fields, String searchspec) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("PageSize", String.valueOf(ROWS));
        query.put("ViewMode", names.viewMode(object));
        query.put("uniformresponse", "y");
        query.put("childlinks", "None");
        query.put("fields", fields);
        query.put("searchspec", searchspec);
        return query;
    }

    static List<JsonNode> all(SiebelApi api, Purpose purpose, String object, Map<String, String> query)
            throws TargetFailure, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        while (true) {
            Map<String, String> page = new LinkedHashMap<>(query);
            page.put("StartRowNum", String.valueOf(rows.size()));
            List<JsonNode> found = one(api, SiebelCall.get(purpose, object, page));
            rows.addAll(found);
            if (found.size() < ROWS) {
                return rows;
            }
        }
    }

    /** Nothing found is an empty page. */
    static List<JsonNode> one(SiebelApi api, SiebelCall call) throws TargetFailure, InterruptedException {
        HttpReply reply = api.send(call);
        if (SiebelFailures.nothingFound(reply)) {
            return List.of();
        }
        if (reply.status() != 200) {
            throw api.failures().of(reply);
        }
        List<JsonNode> rows = rows(SiebelApi.read(call, reply));
        for (JsonNode row : rows) {
            if (!row.isObject()) {
                throw SiebelApi.unreadable(call);
            }
        }
        return rows;
    }

    /** Every shape Siebel uses: {@code items} with one or several, a bare array, a bare record. */
    static List<JsonNode> rows(JsonNode body) {
        JsonNode rows = body.has("items") ? body.path("items") : body;
        if (!rows.isArray()) {
            return List.of(rows);
        }
        List<JsonNode> list = new ArrayList<>();
        rows.forEach(list::add);
        return list;
    }

    /** Text of a field; empty if there is none. */
    static String text(JsonNode row, String field) {
        String text = row.path(field).asText("");
        return text.equals(NO_MATCH) ? "" : text;
    }
}
