package io.puente.model;

/**
 * How far a business message got. Webhooks come in any order: the state is the maximum of what was seen, so a late
 * "sent" never hides a "read", and a late "failed" never hides a "delivered".
 */
public enum DeliveryState {
    QUEUED,
    SENT,
    FAILED,
    DELIVERED,
    READ,
    PLAYED;

    public DeliveryState max(DeliveryState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
