package io.puente.simulator.whatsapp;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one webhook call so far. Holds no content.
 *
 * @param number counts the webhooks of this simulator
 * @param firstAt by the simulator's clock
 * @param attempts at least 1
 * @param status of the last answer; 0 if there was none
 * @param took the last attempt, real time
 * @param dueAt when the next attempt is due, {@link Instant#MAX} if there will be none
 */
public record Delivery(
        long number, Instant firstAt, int bytes, int attempts, int status, Duration took, Instant dueAt) {

    /** Only 200 counts; 201 and 204 do not. */
    public boolean delivered() {
        return status == 200;
    }

    public boolean givenUp() {
        return !delivered() && dueAt.equals(Instant.MAX);
    }
}
