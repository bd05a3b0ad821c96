package io.puente.drift;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at whether the CRM's fields are still what the mapping needs. Holds names, places and keys, no values.
 *
 * @param lookedAt when the CRM was asked
 * @param because why: the night, a refusal, or by hand
 * @param file the mapping file and {@code version} that were compared
 * @param since since when there is an alarm without a clean look between; null if all fits
 * @param alarms what the CRM will refuse; empty if all fits
 * @param changes since the look before, of fields that the mapping uses; most do no harm
 */
public record DriftReport(
        Instant lookedAt,
        Because because,
        String file,
        String version,
        @Nullable Instant since,
        List<Alarm> alarms,
        List<SchemaChange> changes) {

    public DriftReport {
        alarms = List.copyOf(alarms);
        changes = List.copyOf(changes);
    }

    /** What made us look. */
    public enum Because {
        NIGHTLY,
        REFUSED,
        ASKED
    }

    /**
     * Something that the CRM will refuse.
     *
     * @param object the mapping's name of the object
     * @param field of the CRM; empty if the object as a whole is concerned
     * @param place {@code file:line:column} in the mapping
     * @param says what is wrong and what is allowed
     * @param changed what the CRM changed; empty if that is not known
     * @param firstHit the first record refused for it; null if there is none yet
     */
    public record Alarm(
            String object,
            String field,
            String place,
            String says,
            String changed,
            @Nullable FirstHit firstHit) {

        /** One line for logs and terminals. */
        public String text() {
            return place + ": " + object + (field.isEmpty() ? "" : "." + field) + " " + says
                    + (changed.isEmpty() ? "" : " (" + changed + ")")
                    + (firstHit == null ? "" : "; first refused: " + firstHit.object() + " " + firstHit.key());
        }
    }

    /** A record of ours by its key. */
    public record FirstHit(String object, String key, Instant at) {}

    public boolean clean() {
        return alarms.isEmpty();
    }
}
