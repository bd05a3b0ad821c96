package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.connector.PollWindow;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Polls our cases for those that people closed or opened again. A resolved case is known by its resolution, a
 * cancelled one by its last change. An open one counts only if somebody else touched it last: our own updates would
 * otherwise make an observation each.
 */
public final class CaseWatcher implements ChangeWatcher {
    private static final int CASES_PER_QUERY = 100;

    private final DynamicsApi api;
    private final Clock clock;
    private final Duration overlap;
    private volatile @Nullable String ourUser;

    public CaseWatcher(DynamicsApi api, Clock clock, Duration overlap) {
        this.api = api;
        this.clock = clock;
        this.overlap = overlap;
    }

    @Override
    public WatchPage watch(@Nullable String cursor) throws TargetFailure, InterruptedException {
        if (cursor == null) {
            return new WatchPage(List.of(), PollWindow.firstCursor(clock.instant()));
        }
        PollWindow window = new PollWindow(cursor, overlap, clock.instant());
        String filter = PuenteSchema.ENGAGEMENT_KEY + " ne null and modifiedon ge " + OData.moment(window.since())
                + " and (statecode ne 0 or _modifiedby_value ne " + ourUser() + ")";
        List<JsonNode> rows = OData.rows(
                api,
                Purpose.WATCH,
                "/incidents?$select=incidentid," + PuenteSchema.ENGAGEMENT_KEY + ",statecode,modifiedon&$filter="
                        + OData.encoded(filter) + "&$orderby=" + OData.encoded("modifiedon asc"));
        Map<String, Instant> resolved = resolutions(rows);
        List<CaseObservation> observations = new ArrayList<>();
        for (JsonNode row : rows) {
            Instant modified = OData.moment(row, "modifiedon");
            String id = row.path("incidentid").asText();
            boolean closed = row.path("statecode").asInt() != 0;
            // Our own later updates must not make another observation of the same closing.
            Instant at = closed ? resolved.getOrDefault(id, modified) : modified;
            observations.add(new CaseObservation(
                    id + (closed ? ":closed:" : ":open:") + at,
                    row.path(PuenteSchema.ENGAGEMENT_KEY).asText(),
                    id,
                    closed,
                    at));
            window.saw(modified);
        }
        return new WatchPage(observations, window.nextCursor());
    }

    /** When each resolved case was resolved last. */
    private Map<String, Instant> resolutions(List<JsonNode> rows) throws TargetFailure, InterruptedException {
        List<String> cases = rows.stream()
                .filter(row -> row.path("statecode").asInt() == 1)
                .map(row -> row.path("incidentid").asText())
                .toList();
        Map<String, Instant> resolved = new HashMap<>();
        for (int from = 0; from < cases.size(); from += CASES_PER_QUERY) {
            String filter = cases.subList(from, Math.min(cases.size(), from + CASES_PER_QUERY)).stream()
                    .map(id -> "_incidentid_value eq " + id)
                    .collect(Collectors.joining(" or "));
            for (JsonNode row : OData.rows(
                    api,
                    Purpose.WATCH,
                    "/incidentresolutions?$select=_incidentid_value,createdon&$filter=" + OData.encoded(filter))) {
                resolved.merge(
                        row.path("_incidentid_value").asText(), OData.moment(row, "createdon"), CaseWatcher::later);
            }
        }
        return resolved;
    }

    private String ourUser() throws TargetFailure, InterruptedException {
        String known = ourUser;
        if (known == null) {
            known = DynamicsProbe.whoAmI(api, Purpose.WATCH);
            ourUser = known;
        }
        return known;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
