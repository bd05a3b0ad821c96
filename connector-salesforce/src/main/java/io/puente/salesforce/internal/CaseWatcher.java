package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.connector.PollWindow;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Polls our cases for those that people closed or opened again. A closed case is known by its closing time. An open
 * one counts only if somebody else touched it last: our own updates would otherwise make an observation each.
 */
public final class CaseWatcher implements ChangeWatcher {
    private final SalesforceApi api;
    private final Clock clock;
    private final Duration overlap;

    public CaseWatcher(SalesforceApi api, Clock clock, Duration overlap) {
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
        String ourUser = api.transport().session().userId();
        String soql = "SELECT Id," + PuenteSchema.ENGAGEMENT_KEY
                + ",IsClosed,ClosedDate,LastModifiedDate,SystemModstamp FROM Case WHERE "
                + PuenteSchema.ENGAGEMENT_KEY + " != null AND SystemModstamp >= " + Soql.moment(window.since())
                + " AND (IsClosed = true OR LastModifiedById != " + Soql.literal(ourUser) + ")"
                + " ORDER BY SystemModstamp, Id";
        List<CaseObservation> observations = new ArrayList<>();
        for (JsonNode row : Soql.rows(api, Purpose.WATCH, soql)) {
            observations.add(observation(row));
            window.saw(moment(row, "SystemModstamp"));
        }
        return new WatchPage(observations, window.nextCursor());
    }

    private static CaseObservation observation(JsonNode row) throws TargetFailure {
        boolean closed = row.path("IsClosed").asBoolean();
        String id = row.path("Id").asText();
        Instant at = moment(row, closed && row.path("ClosedDate").isTextual() ? "ClosedDate" : "LastModifiedDate");
        return new CaseObservation(
                id + (closed ? ":closed:" : ":open:") + at,
                row.path(PuenteSchema.ENGAGEMENT_KEY).asText(),
                id,
                closed,
                at);
    }

    private static Instant moment(JsonNode row, String field) throws TargetFailure {
        try {
            return Soql.moment(row.path(field).asText());
        } catch (DateTimeException e) {
            throw TargetFailure.unavailable("unreadable", "Salesforce sent a " + field + " that is no time.");
        }
    }
}
