package io.puente.spi;

import java.time.Duration;

/**
 * Calls used and allowed in the vendor's current period.
 *
 * @param used as the vendor counts, all clients of the organisation together
 * @param allowed the vendor's limit for the period
 * @param period in which used calls are forgotten again
 */
public record Budget(long used, long allowed, Duration period) {

    /** Of a rolling day, as most vendors count. */
    public Budget(long used, long allowed) {
        this(used, allowed, Duration.ofDays(1));
    }

    /** Share used, 0 to 1; 0 if the vendor named no limit. */
    public double share() {
        return allowed <= 0 ? 0 : (double) used / allowed;
    }
}
