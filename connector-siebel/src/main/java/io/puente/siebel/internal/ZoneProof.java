package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.HttpReply;
import io.puente.spi.ObjectName;
import io.puente.spi.TargetFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Compares the creation time of a record just inserted, as Siebel says it, with the {@code Date} of its answer. */
final class ZoneProof {
    private static final String CREATED = "Created";

    private final SiebelApi api;
    private final SiteNames names;
    private final UserZone zone;

    ZoneProof(SiebelApi api, SiteNames names, UserZone zone) {
        this.api = api;
        this.names = names;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone.zone();
    }

    /**
     * Costs one call, and only if a proof is due.
     *
     * @return whether the times just written must be written again in the zone now found
     * @throws TargetFailure {@code MISCONFIGURED} if the configured zone is not the user's
     */
    boolean provenOtherwise(ObjectName object, String id, HttpReply inserted)
            throws TargetFailure, InterruptedException {
        Optional<Instant> written = date(inserted);
        if (written.isEmpty() || !Searchspec.searchable(id) || !zone.due()) {
            return false;
        }
        List<JsonNode> rows = SiebelPage.one(
                api,
                SiebelCall.get(
                        Purpose.PROBE,
                        object.value(),
                        SiebelPage.query(names, object.value(), "Id," + CREATED, Searchspec.equal("Id", id))));
        if (rows.size() != 1) {
            return false;
        }
        try {
            return zone.compare(written.get(), SiebelDates.local(SiebelPage.text(rows.get(0), CREATED)));
        } catch (DateTimeException e) {
            // A component without that field proves nothing; the next one may have it.
            return false;
        }
    }

    private static Optional<Instant> date(HttpReply reply) {
        try {
            return reply.header("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
