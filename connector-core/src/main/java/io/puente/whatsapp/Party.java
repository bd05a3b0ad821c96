package io.puente.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * The customer as one webhook shows them; every part may be missing. The parser has already sorted a BSUID that came in
 * a phone field into its place and dropped malformed ids.
 *
 * @param phone digits of wa_id, as received
 * @param username without a leading {@code @}
 */
public record Party(
        @Nullable String phone,
        @Nullable String bsuid,
        @Nullable String parentBsuid,
        @Nullable String profileName,
        @Nullable String username) {

    public static final Party UNKNOWN = new Party(null, null, null, null, null);

    /** True if nothing in it can tell who it is. */
    public boolean anonymous() {
        return phone == null && bsuid == null && parentBsuid == null;
    }

    @Override
    public String toString() {
        return "Party[" + (anonymous() ? "anonymous" : "known") + "]";
    }
}
