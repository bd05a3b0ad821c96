package io.puente.drift;

import io.puente.drift.DriftReport.FirstHit;
import io.puente.store.AttentionList;
import io.puente.store.CrmLink;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the first record that the CRM refused because of a field, among those that need attention. */
final class FirstHits implements DriftComparison.Hits {

    /** Records looked through per object, newest first; more would be the same field again and again. */
    private static final int LOOKED_THROUGH = 2_000;

    private final DriftParts parts;
    private final @Nullable FirstHit refused;

    /** @param refused the record at which the CRM as a whole began to refuse, if that is what made us look */
    FirstHits(DriftParts parts, @Nullable FirstHit refused) {
        this.parts = parts;
        this.refused = refused;
    }

    @Override
    public @Nullable FirstHit first(String object, String field) {
        var filter = new AttentionList.Filter(parts.target(), object, null, null, null);
        List<AttentionList.Parked> parked = parts.attention().list(filter, LOOKED_THROUGH);
        FirstHit first = null;
        for (AttentionList.Parked one : parked) {
            CrmLink link = one.link();
            if (names(link.reason(), field) && (first == null || link.since().isBefore(first.at()))) {
                first = new FirstHit(object, link.key(), link.since());
            }
        }
        boolean ours = refused != null && refused.object().equals(object);
        return first == null && ours ? refused : first;
    }

    /** The reason names the fields that the CRM named. */
    private static boolean names(@Nullable String reason, String field) {
        return reason != null
                && !field.isEmpty()
                && Pattern.compile("(?<![\\w])" + Pattern.quote(field) + "(?![\\w])")
                        .matcher(reason)
                        .find();
    }
}
