package io.puente.rehearse;

import io.puente.store.RehearsalStandings;
import java.time.Duration;

/**
 * How a rehearsal goes on with one that was interrupted.
 *
 * @param within an older one is not gone on with
 * @param anew not this time
 * @param numbers fingerprint of what is set for the business numbers: it decides what is mapped
 */
public record Resumption(RehearsalStandings standings, Duration within, boolean anew, String numbers) {}
