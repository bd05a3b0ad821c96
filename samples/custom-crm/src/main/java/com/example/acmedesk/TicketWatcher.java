package com.example.acmedesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.ChangeWatcher;
import io.puente.spi.TargetFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code GET /api/events}: tickets that agents closed or opened again. Acme Desk numbers its events and leaves out
 * what our own key did, so the cursor is simply the number of the last one.
 */
final class TicketWatcher implements ChangeWatcher {
    private final AcmeDeskApi api;

    TicketWatcher(AcmeDeskApi api) {
        this.api = api;
    }

    @Override
    public WatchPage watch(@Nullable String cursor) throws TargetFailure, InterruptedException {
        String after = cursor == null ? "now" : AcmeDeskApi.encoded(cursor);
        JsonNode page = api.get(Purpose.WATCH, "/api/events?after=" + after);
        if (!page.path("next").isIntegralNumber() || !page.path("events").isArray()) {
            // Moving the cursor on a guess would lose what happened in between.
            throw TargetFailure.unavailable("unreadable", "Acme Desk answered without events");
        }
        List<CaseObservation> observations = new ArrayList<>();
        for (JsonNode event : page.path("events")) {
            // Tickets that did not come from here have no key of ours.
            if (!event.path("key").asText().isEmpty()) {
                observations.add(observation(event));
            }
        }
        return new WatchPage(observations, page.path("next").asText());
    }

    private static CaseObservation observation(JsonNode event) throws TargetFailure {
        try {
            return new CaseObservation(
                    "event-" + event.path("id").asText(),
                    event.path("key").asText(),
                    event.path("ticket").asText(),
                    event.path("type").asText().equals("closed"),
                    Instant.parse(event.path("at").asText()));
        } catch (DateTimeException e) {
            throw TargetFailure.unavailable("unreadable", "Acme Desk sent an event without a time");
        }
    }
}
