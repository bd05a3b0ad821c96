package io.puente.fold;

import java.io.Serial;

/** One update could not be applied: a mistake of ours, and no reason to stop the others. */
final class PoisonedUpdate extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    final long position;
    /** For people, without personal data. */
    final String reason;

    PoisonedUpdate(long position, RuntimeException cause) {
        super("an update could not be applied", cause);
        this.position = position;
        this.reason = Folder.reason(cause);
    }
}
