package io.puente.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as WhatsApp shows them. Everything but the key may be missing: a customer with a username may hide the
 * phone number. Profile fields are the newest by event time.
 *
 * @param waId the phone number's digits as WhatsApp gives them, without plus
 * @param mergedInto set once this person turned out to be another; then nothing else of this record counts
 * @param flags what a human should know, for example {@link #FLAG_IDENTITY_CHANGED}
 */
public record Person(
        ContactKey key,
        @Nullable Dated profileName,
        @Nullable Dated username,
        @Nullable Dated waId,
        @Nullable Dated bsuid,
        @Nullable Dated parentBsuid,
        Instant firstSeenAt,
        @Nullable ContactKey mergedInto,
        Set<String> flags) {

    /** Number or BSUID changed by a system message: consent given before may not carry over; a human decides. */
    public static final String FLAG_IDENTITY_CHANGED = "identity-changed";

    /** The phone number belonged to another BSUID before: presumably a recycled number. */
    public static final String FLAG_RECYCLED_NUMBER = "recycled-number";

    /** A change of identity named an old id that nobody knew. */
    public static final String FLAG_UNKNOWN_PREDECESSOR = "unknown-predecessor";

    public Person {
        flags = Set.copyOf(flags);
    }

    public static Person firstSeen(ContactKey key, Instant at) {
        return new Person(key, null, null, null, null, null, at, null, Set.of());
    }

    /** The same person, now known to be another one; null for still their own. */
    public Person mergedInto(@Nullable ContactKey survivor) {
        return Objects.equals(survivor, mergedInto)
                ? this
                : new Person(key, profileName, username, waId, bsuid, parentBsuid, firstSeenAt, survivor, flags);
    }

    @Override
    public String toString() {
        return "Person[" + key + "]";
    }
}
