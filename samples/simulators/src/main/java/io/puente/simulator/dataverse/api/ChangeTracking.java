package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.QueryOptions;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.org.RowTable;
import io.puente.simulator.dataverse.schema.TableType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Delta links: what has changed or gone since the last read. A net result, no log of events. */
final class ChangeTracking {
    // ExpireChangeTrackingInDays
    private static final Duration TOKEN_LIFETIME = Duration.ofDays(7);

    private final Organization org;
    private final RowJson rows;

    ChangeTracking(Organization org, RowJson rows) {
        this.org = org;
        this.rows = rows;
    }

    Reply query(Call call, TableType type, QueryOptions options) {
        if (!type.traits().tracked()) {
            throw new ApiException(ErrorCode.NOT_TRACKED, "Entity " + type + " doesn't have change tracking enabled.");
        }
        if (options.filter() != null
                || !options.orderBy().isEmpty()
                || !options.expand().isEmpty()
                || options.top() >= 0) {
            throw new ApiException(
                    ErrorCode.BAD_URI,
                    "$filter, $orderby, $expand and $top are not supported with odata.track-changes.");
        }
        long since = options.deltaToken() == null ? 0 : version(options.deltaToken());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String context = QueryEndpoint.context(call, type, options);
        json.put("@odata.context", context + (since == 0 ? "" : "/$delta"));
        json.put("@odata.deltaLink", deltaLink(call, type, options));
        ArrayNode value = json.putArray("value");
        Annotations annotations = Annotations.of(call);
        org.all(type).stream()
                .filter(row -> row.version() > since)
                .sorted(Comparator.comparingLong(Row::version))
                .forEach(row -> value.add(rows.row(type, row, options, annotations)));
        if (since > 0) {
            for (RowTable.Tombstone gone : List.copyOf(org.rows(type).deleted())) {
                if (gone.version() > since) {
                    value.addObject()
                            .put(
                                    "@odata.context",
                                    call.root() + "/$metadata#" + type.traits().setName() + "/$deletedEntity")
                            .put("id", gone.id().toString())
                            .put("reason", "deleted");
                }
            }
        }
        return Preferences.applied(call, Reply.json(200, json), "odata.track-changes");
    }

    private String deltaLink(Call call, TableType type, QueryOptions options) {
        String select = options.select().isEmpty() ? "" : "$select=" + String.join(",", options.select()) + "&";
        String token = org.version() + "!" + org.clock().instant().getEpochSecond();
        return call.root() + "/" + type.traits().setName() + "?" + select + "$deltatoken="
                + QueryEndpoint.encode(token);
    }

    private long version(String token) {
        if (!token.matches("\\d{1,18}!\\d{1,12}")) {
            throw new ApiException(ErrorCode.BAD_URI, "The delta token is not valid.");
        }
        int mark = token.indexOf('!');
        Instant made = Instant.ofEpochSecond(Long.parseLong(token.substring(mark + 1)));
        if (org.clock().instant().isAfter(made.plus(TOKEN_LIFETIME))) {
            throw new ApiException(
                    ErrorCode.DELTA_TOKEN_EXPIRED,
                    "Version stamp associated with the client has expired. Please perform a full sync.");
        }
        return Math.max(1, Long.parseLong(token.substring(0, mark)));
    }
}
