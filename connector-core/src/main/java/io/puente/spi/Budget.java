package io.puente.spi;

/**
 * Calls used and allowed in the vendor's current period.
 *
 * @param used as the vendor counts, all clients of the organisation together
 * @param allowed the vendor's limit for the period
 */
public record Budget(long used, long allowed) {

    /** Share used, 0 to 1; 0 if the vendor named no limit. */
    public double share() {
        return allowed <= 0 ? 0 : (double) used / allowed;
    }
}
