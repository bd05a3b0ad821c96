package io.puente.store;

import io.puente.model.ContactKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we know of one of our records in one CRM.
 *
 * @param object the mapping's name of the object (contact, case, message, consent): one canonical record may be written
 *     to several objects
 * @param key text of the canonical record's key
 * @param recordId the CRM's id, once known
 * @param writtenHash hash of the fields last written; an equal one saves the call
 * @param revision of the canonical record when it was last tried
 * @param attempted a call was made whose outcome is not known
 * @param failureKind name of the failure, for held and parked links
 * @param vendorCode the CRM's code
 * @param reason in plain words
 * @param waitsFor key of the parent that holds this record back
 * @param mapping version of the mapping that last wrote it, or whose values the CRM refused; null if it was never tried
 * @param decided which rows of decision tables gave those values; null if none did
 */
public record CrmLink(
        String object,
        String key,
        ContactKey contact,
        @Nullable String recordId,
        @Nullable String writtenHash,
        long revision,
        State state,
        boolean attempted,
        int attempts,
        @Nullable String failureKind,
        @Nullable String vendorCode,
        @Nullable String reason,
        @Nullable String waitsFor,
        Instant since,
        @Nullable String mapping,
        @Nullable String decided) {

    /** Where the record stands. */
    public enum State {
        /** Written as far as we know; or never tried. */
        LINKED,
        /** To be tried again with the next delivery of its person. */
        HELD,
        /** Needs attention; tried again only when a human says so. */
        PARKED
    }
}
