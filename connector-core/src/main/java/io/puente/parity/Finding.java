package io.puente.parity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a record differs.
 *
 * @param recordId the CRM's, if known
 * @param fields the CRM's fields concerned
 * @param reason what our state says of it, in plain words
 */
record Finding(
        Kind kind,
        Cause cause,
        @Nullable String recordId,
        List<String> fields,
        @Nullable String reason,
        @Nullable Instant since) {

    /** What is wrong with the record. */
    enum Kind {
        MISSING,
        DIFFERENT,
        EXTRA
    }
}
