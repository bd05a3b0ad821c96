package io.puente.siebel;

import io.puente.siebel.internal.EmojiPolicy;
import io.puente.siebel.internal.SiteNames;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.SettingsProblems;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of one Siebel target. {@code toString} shows no secret.
 *
 * @param timeZone of the integration user's profile, in which Siebel reads and writes times; empty to find it out from
 *     the first record that is written
 * @param checkTimeZone compare the time of the first record that is written with the server's clock
 * @param userKeys whether Siebel itself refuses a second record with the same key
 * @param closedStatuses of a service request
 * @param watchOverlap how far each poll looks back behind its cursor
 */
public record SiebelSettings(
        SiebelConnection connection,
        SiebelCredentials credentials,
        SiteNames names,
        Optional<ZoneId> timeZone,
        boolean checkTimeZone,
        EmojiPolicy emoji,
        int maxBatch,
        boolean userKeys,
        String caseObject,
        String caseKey,
        String activityObject,
        List<String> closedStatuses,
        Duration watchOverlap) {

    static final Set<String> SECRETS = Set.of("password", "client-secret", "headers");
    private static final Set<String> FIND_OUT = Set.of("probe");

    /** @throws SettingsProblems naming every mistake at once */
    public static SiebelSettings read(ConnectorSettings given) {
        SiteNames names = SiteNamesReader.read(given);
        SiebelSettings settings = new SiebelSettings(
                SiebelConnection.read(given),
                SiebelCredentials.read(given),
                names,
                zone(given),
                given.flag("check-time-zone", true),
                given.choice("emoji", EmojiPolicy.class, EmojiPolicy.DESCRIBE),
                given.integer("max-batch", 100, 1, 100),
                given.flag("user-keys", false),
                given.text("case-object").orElse("Service Request/Service Request"),
                given.text("case-key-field").orElse("Integration Id"),
                given.text("activity-object").orElse("Action/Action"),
                SiteNamesReader.words(given, "closed-statuses", "Closed, Cancelled"),
                given.positive("watch-overlap", Duration.ofMinutes(2)));
        given.finish();
        return settings;
    }

    private static Optional<ZoneId> zone(ConnectorSettings given) {
        String name = given.text("time-zone").orElse("UTC");
        if (FIND_OUT.contains(name)) {
            if (!given.flag("check-time-zone", true)) {
                given.problem("check-time-zone", "contradicts time-zone: probe; give a zone or leave the check on");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(name).normalized());
        } catch (DateTimeException e) {
            given.problem("time-zone", "must be a zone such as UTC or Europe/Madrid, or probe");
            return Optional.of(ZoneOffset.UTC);
        }
    }
}
