package io.puente.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Role: what people changed in the CRM since a cursor. At least once; core removes repeats by the observation's key. */
public interface ChangeWatcher {

    /**
     * The next page; core asks once per poll.
     *
     * @param cursor opaque, from the last page; null to start at now, with an empty page
     */
    WatchPage watch(@Nullable String cursor) throws TargetFailure, InterruptedException;

    /** One page of observations and where the next one starts; an empty page still moves the cursor. */
    record WatchPage(List<CaseObservation> observations, String nextCursor) {
        public WatchPage {
            observations = List.copyOf(observations);
        }
    }

    /**
     * A case was closed or reopened by people; what our own writes did is none.
     *
     * @param uniqueKey the same observation always has the same key, unique within this CRM; two closings of one case have
     *     two
     * @param engagementKey our key on the case
     */
    record CaseObservation(String uniqueKey, String engagementKey, String recordId, boolean closed, Instant at) {}
}
