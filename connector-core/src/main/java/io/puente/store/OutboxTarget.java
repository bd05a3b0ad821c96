package io.puente.store;

import io.puente.model.TargetId;
import java.time.Duration;

/**
 * A CRM the outbox keeps rows for.
 *
 * @param linger how long a change waits for company
 * @param maxAge the longest a row that keeps changing may wait
 * @param numbers whose conversations it gets
 */
public record OutboxTarget(TargetId id, Duration linger, Duration maxAge, BoundNumbers numbers) {
    public OutboxTarget(TargetId id, Duration linger, Duration maxAge) {
        this(id, linger, maxAge, BoundNumbers.ALL);
    }
}
