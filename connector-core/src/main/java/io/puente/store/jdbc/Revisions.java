package io.puente.store.jdbc;

/** Revisions are positions in the log: the sequence of the entry, then 16 bits for the item in it. */
final class Revisions {

    private static final int ITEM_BITS = 16;

    private Revisions() {}

    /** The greatest revision that anything folded up to this log entry can have. */
    static long upTo(long sequence) {
        return (sequence << ITEM_BITS) | ((1L << ITEM_BITS) - 1);
    }
}
