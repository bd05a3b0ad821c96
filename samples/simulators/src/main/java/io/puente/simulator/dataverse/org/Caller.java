package io.puente.simulator.dataverse.org;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and how they want it done.
 *
 * @param realUserId the application user behind an impersonation, null without one
 * @param detectDuplicates whether duplicate detection rules apply to this call
 * @param strong sees new tables at once
 * @param solution unique name of the solution that takes up new components, null for the default one
 */
public record Caller(
        UUID userId,
        @Nullable UUID realUserId,
        boolean detectDuplicates,
        boolean strong,
        @Nullable String solution) {
    /** The platform itself, for the simulator's own rows. */
    public static Caller system(UUID userId) {
        return new Caller(userId, null, false, true, null);
    }
}
