package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.connector.PollWindow;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Polls our service requests for those that people closed or opened again. An open one counts only if somebody else
 * touched it last: our own updates would otherwise make an observation each.
 */
public final class CaseWatcher implements ChangeWatcher {
    /** The hour that summer time repeats can be told apart by nobody. */
    private static final Duration REPEATED_HOUR = Duration.ofHours(1);

    /**
     * @param closed statuses of a closed case
     * @param overlap how far each poll looks back
     */
    public record Cases(String object, String keyField, Set<String> closed, Duration overlap, String ourLogin) {
        public Cases {
            closed = Set.copyOf(closed);
        }
    }

    private final SiebelApi api;
    private final SiteNames names;
    private final Cases cases;
    private final UserZone zone;
    private final OurUser us;
    private final Clock clock;

    public CaseWatcher(SiebelApi api, SiteNames names, Cases cases, UserZone zone, Clock clock) {
        this.api = api;
        this.names = names;
        this.cases = cases;
        this.zone = zone;
        this.us = new OurUser(api, names, cases.ourLogin());
        this.clock = clock;
    }

    @Override
    public WatchPage watch(@Nullable String cursor) throws TargetFailure, InterruptedException {
        if (cursor == null) {
            return new WatchPage(List.of(), PollWindow.firstCursor(clock.instant()));
        }
        PollWindow window = new PollWindow(cursor, cases.overlap(), clock.instant());
        List<CaseObservation> observations = new ArrayList<>();
        for (JsonNode row : SiebelPage.all(api, Purpose.WATCH, cases.object(), query(window.since()))) {
            boolean closed = cases.closed().contains(SiebelPage.text(row, "Status"));
            window.saw(moment(row, "Updated"));
            if (closed || !us.touched(row)) {
                observations.add(observation(row, closed));
            }
        }
        return new WatchPage(observations, window.nextCursor());
    }

    private Map<String, String> query(Instant from) {
        ZoneId zoneNow = zone.zone();
        boolean repeated = !zoneNow.getRules()
                .getOffset(from)
                .equals(zoneNow.getRules().getOffset(from.minus(REPEATED_HOUR.multipliedBy(2))));
        String since = SiebelDates.text(repeated ? from.minus(REPEATED_HOUR) : from, zoneNow);
        String search = Searchspec.filled(names.searchName(cases.object(), cases.keyField())) + " AND "
                + Searchspec.atLeast(names.searchName(cases.object(), "Updated"), since);
        String fields = "Id," + cases.keyField() + ",Status,Closed Date,Updated,Updated By,Created By";
        Map<String, String> query = new LinkedHashMap<>(SiebelPage.query(names, cases.object(), fields, search));
        query.put("sortspec", "Updated:asc,Id:asc");
        return query;
    }

    private CaseObservation observation(JsonNode row, boolean closed) throws TargetFailure {
        String id = SiebelPage.text(row, "Id");
        boolean dated = closed && !SiebelPage.text(row, "Closed Date").isEmpty();
        Instant at = moment(row, dated ? "Closed Date" : "Updated");
        // Our own later updates move Updated; without a closing time the case counts as closed once.
        String when = closed && !dated ? "" : at.toString();
        return new CaseObservation(
                id + (closed ? ":closed:" : ":open:") + when, SiebelPage.text(row, cases.keyField()), id, closed, at);
    }

    private Instant moment(JsonNode row, String field) throws TargetFailure {
        try {
            return SiebelDates.instant(SiebelPage.text(row, field), zone.zone());
        } catch (DateTimeException e) {
            throw TargetFailure.unavailable("unreadable", "Siebel sent a time that is none in " + field + ".");
        }
    }
}
