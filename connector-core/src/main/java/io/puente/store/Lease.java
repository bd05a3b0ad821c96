package io.puente.store;

import java.time.Instant;

/**
 * The right to do one job, for example {@code fold} or {@code drain:crm-a}.
 *
 * @param token grows with every change of holder; every write of the job carries it and is refused if it is old
 */
public record Lease(String name, long token, Instant until) {}
