package io.puente.fold;

import java.io.Serial;

/**
 * An entry of the log proves two people to be one. Such an entry is folded in a batch of its own, so that what the store
 * moves from one to the other is the same in batches of any size.
 */
final class MergeInBatch extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    final long sequence;

    MergeInBatch(long sequence) {
        super("an entry merges people and is to be folded alone");
        this.sequence = sequence;
    }
}
