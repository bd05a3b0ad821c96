package io.puente.route;

import java.time.Duration;

/**
 * Pace of one CRM's drain.
 *
 * @param people the most in one batch
 * @param batchesInFlight delivered at one time, so that the next is prepared while the CRM works on the last; a
 *     back-fill may have one more
 * @param linger the least time between two batches that are not full: changes of the meantime ride together
 * @param idle the longest sleep without a signal; another node's fold cannot signal this process
 * @param leaseTerm renewed at a third of it
 */
public record DrainPace(int people, int batchesInFlight, Duration linger, Duration idle, Duration leaseTerm) {
    public DrainPace {
        if (people < 1 || batchesInFlight < 1) {
            throw new IllegalArgumentException("limits start at 1");
        }
    }

    public static DrainPace of(int people, Duration linger) {
        return new DrainPace(people, 2, linger, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }
}
