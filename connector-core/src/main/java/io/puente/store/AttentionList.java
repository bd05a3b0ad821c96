package io.puente.store;

import io.puente.model.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that a CRM refused and a human must look at; and their replay. Thread-safe. */
public interface AttentionList {

    /** Newest first. */
    List<Parked> list(Filter filter, int limit);

    /** How many per target, failure kind and vendor code. */
    Map<TargetId, List<Count>> counts();

    /** Takes them up again: they are due at once. @return how many */
    int replay(Filter filter, Instant now);

    /** Updates of webhooks that could not be understood, newest first. */
    List<UnreadableItem> unreadable(int limit);

    /** The updates of this log entry need no attention any more: its bytes have entered the log once more. */
    void takenUp(long sequence);

    /** Null means any. */
    record Filter(
            @Nullable TargetId target,
            @Nullable String object,
            @Nullable String key,
            @Nullable String failureKind,
            @Nullable String vendorCode) {
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    record Parked(TargetId target, CrmLink link) {}

    record Count(String failureKind, String vendorCode, String reason, long records) {}

    record UnreadableItem(long sequence, int item, String field, String reason, Instant receivedAt) {}
}
