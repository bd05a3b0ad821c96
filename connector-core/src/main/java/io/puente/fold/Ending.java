package io.puente.fold;

import io.puente.model.ContactKey;
import io.puente.store.CanonicalStore.Outcome;
import org.jspecify.annotations.Nullable;

/** What became of one update, and whom it concerns. */
record Ending(@Nullable ContactKey contact, Outcome outcome, String reason) {

    static Ending applied(ContactKey contact) {
        return new Ending(contact, Outcome.APPLIED, "");
    }

    /** @param changed false if everything in it was known */
    static Ending of(ContactKey contact, boolean changed) {
        return new Ending(contact, changed ? Outcome.APPLIED : Outcome.REPEATED, "");
    }

    static Ending recorded(@Nullable ContactKey contact, String reason) {
        return new Ending(contact, Outcome.RECORDED, reason);
    }

    static Ending needsAttention(String reason) {
        return new Ending(null, Outcome.NEEDS_ATTENTION, reason);
    }
}
