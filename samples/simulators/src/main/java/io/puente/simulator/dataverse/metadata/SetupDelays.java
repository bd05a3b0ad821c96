package io.puente.simulator.dataverse.metadata;

import java.time.Duration;

/**
 * How long set-up takes by the simulator's clock.
 *
 * @param keyIndex until the index of a new alternate key is active
 * @param tableVisible until calls without strong consistency see a new table
 */
public record SetupDelays(Duration keyIndex, Duration tableVisible) {}
