package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.TargetFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries, page by page, and the spelling of what goes into addresses. */
final class OData {
    private static final Map<String, String> PAGES = Map.of("Prefer", "odata.maxpagesize=1000");

    private OData() {}

    /** @param resource below the service root, with its query, encoded */
    static List<JsonNode> rows(DynamicsApi api, Purpose purpose, String resource)
            throws TargetFailure, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        String next = api.path(resource);
        while (!next.isEmpty()) {
            // The preference belongs to the query: following pages need it again.
            DynamicsCall call = DynamicsCall.get(purpose, next, PAGES);
            JsonNode page = api.json(call);
            if (!page.path("value").isArray()) {
                throw DynamicsApi.unreadable(call);
            }
            page.path("value").forEach(rows::add);
            next = pathOf(call, page.path("@odata.nextLink").asText(""));
        }
        return rows;
    }

    /** Links come with the host's other name at times; ours is the one that the token is for. */
    private static String pathOf(DynamicsCall call, String link) throws TargetFailure {
        if (link.isEmpty()) {
            return "";
        }
        try {
            URI uri = URI.create(link);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            throw DynamicsApi.unreadable(call);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A condition that counts as one, however many values it has. */
    static String in(String property, Collection<String> values) {
        return "Microsoft.Dynamics.CRM.In(PropertyName='" + property + "',PropertyValues=["
                + values.stream().map(OData::literal).collect(Collectors.joining(",")) + "])";
    }

    /** @throws IllegalArgumentException for what cannot be the name of a table or column */
    static String name(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a Dataverse table or column: " + name);
        }
        return name;
    }

    static boolean isName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]{0,127}");
    }

    /** Whole seconds: Dataverse keeps no more. */
    static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Instant moment(JsonNode row, String column) throws TargetFailure {
        try {
            return OffsetDateTime.parse(row.path(column).asText()).toInstant();
        } catch (DateTimeException e) {
            throw TargetFailure.unavailable("unreadable", "Dynamics 365 sent a " + column + " that is no time.");
        }
    }
}
